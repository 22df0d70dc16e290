package io.github.grposuite.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine runs with; `numeric-tests` compares what this prints between its settings. */
@Tag("numeric")
class EngineTest {
  /** Exponentials are computed, and softmax is summed, by code of the processor's instructions. */
  @Test
  void printsItsThreadsAndAFingerprint() {
    float[] values = new float[1000];
    IntStream.range(0, values.length).forEach(i -> values[i] = 0.1f * (i % 37) - 1.7f);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        NDArray numbers = manager.create(values)) {
      int threads = JniUtils.getNumThreads();
      String asked = System.getenv("OMP_NUM_THREADS");
      if (asked != null) {
        assertThat(threads).isEqualTo(Integer.parseInt(asked));
      }
      System.out.printf(
          "engine: threads %d, fingerprint %08x %08x%n",
          threads, bits(numbers.exp()), bits(numbers.softmax(0)));
    }
  }

  private static int bits(NDArray values) {
    return Arrays.hashCode(values.toFloatArray());
  }
}
