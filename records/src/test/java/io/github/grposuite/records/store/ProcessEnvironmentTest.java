package io.github.grposuite.records.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record tells of the process that made it. */
class ProcessEnvironmentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx512m",
        "-XX:-UseFMA",
        "-XX:+UseParallelGC",
        "-XX:UseAVX=2",
        "-XX:MaxVectorSize=16",
        "-XX:TieredStopAtLevel=1",
        "--add-modules=jdk.incubator.vector"
      })
  void optionsThatMatter(String option) {
    assertThat(ProcessEnvironment.options(List.of(option))).containsExactly(option);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dsecret=hunter2",
        "-Dgrpo.kernel=scalar",
        "-Xmx512m -Dsecret=hunter2",
        "-Xmx512m\n-Dsecret=hunter2",
        "-javaagent:/home/ada/agent.jar",
        "-XX:HeapDumpPath=/home/ada",
        "-XX:OnOutOfMemoryError=mail ada@example.org",
        "--add-modules=jdk.incubator.vector /home/ada",
        "-Xlog:gc:/home/ada/gc.log"
      })
  void nothingElse(String option) {
    assertThat(ProcessEnvironment.options(List.of(option))).isEmpty();
  }

  @Test
  void complete() {
    assertThat(ProcessEnvironment.content())
        .containsOnlyKeys("java", "jvm", "kernel", "os", "arch");
    assertThat(CodeVersion.current().content()).containsOnlyKeys("code", "libraries");
    assertThat(CodeVersion.current().libraries())
        .containsKeys("tribuo", "jackson", "commons-rng", "djl", "pytorch")
        .values()
        .noneMatch(version -> version.contains("${"));
  }
}
