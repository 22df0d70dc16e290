package io.github.grposuite.experiments.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every kind of memory that runs out has a flag. */
class MemoryAdviceTest {
  @Test
  void theHeap() {
    assertThat(MemoryAdvice.heap(512L << 20))
        .isEqualTo(
            "needs more memory than the heap of 512 MB; give it more, for example"
                + " GRPO_JAVA_OPTIONS=-Xmx4g ./grpo …");
    assertThat(MemoryAdvice.heap(12L << 30)).contains("the heap of 12288 MB").contains("-Xmx25g");
    assertThat(MemoryAdvice.of(new OutOfMemoryError("Java heap space")))
        .contains("the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB", "-Xmx");
    assertThat(MemoryAdvice.of(new OutOfMemoryError())).contains("-Xmx");
  }

  @Test
  void whatIsNotInTheHeap() {
    String buffers =
        "Cannot reserve 4096 bytes of direct buffer memory (allocated: 8192, limit: 8192)";
    assertThat(MemoryAdvice.of(new OutOfMemoryError(buffers)))
        .contains(buffers, "-XX:MaxDirectMemorySize=");
    assertThat(
            MemoryAdvice.of(
                new OutOfMemoryError(
                    "unable to create native thread: possibly out of memory or process/resource"
                        + " limits reached")))
        .contains("--jobs 1", "ulimit -u");
  }
}
