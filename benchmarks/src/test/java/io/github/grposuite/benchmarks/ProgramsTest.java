package io.github.grposuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProgramsTest {
  private Programs programs;

  /** Says how it was started. */
  static final class Started {
    private Started() {}

    public static void main(String[] arguments) throws IOException {
      Map<String, Object> said =
          Map.of(
              "arguments",
              arguments,
              "options",
              ManagementFactory.getRuntimeMXBean().getInputArguments(),
              "environment",
              System.getenv());
      System.out.println("not this line\n" + new ObjectMapper().writeValueAsString(said));
    }
  }

  @BeforeEach
  void start() throws IOException {
    programs = new Programs(Path.of(".."), 3);
  }

  @AfterEach
  void close() throws IOException {
    programs.close();
    assertThat(programs.folder()).doesNotExist();
  }

  /** What only the launcher sets stands for all that it does. */
  @Test
  void aClassIsStartedByTheLauncher() throws Exception {
    JsonNode started = programs.here(Started.class, List.of("a b", ""));

    assertThat(started.path("arguments")).extracting(JsonNode::asText).containsExactly("a b", "");
    assertThat(started.path("options"))
        .extracting(JsonNode::asText)
        .contains("-Dai.djl.offline=true", "-Djava.awt.headless=true");
    assertThat(started.path("environment").path("OMP_NUM_THREADS").asText()).isEqualTo("3");
    assertThat(started.path("environment").has("MALLOC_TRIM_THRESHOLD_")).isTrue();
  }

  @Test
  void anotherProgramIsToldTheThreadsAlone() throws Exception {
    String said =
        "n=$(env | grep -cE '^(OMP|GOMP|KMP|MKL|MALLOC)_')"
            + "; echo \"{\\\"threads\\\": $OMP_NUM_THREADS, \\\"told\\\": $n}\"";
    List<String> command = List.of("bash", "-c", said);

    // What this process was told, such as an allocator's setting, is not handed on.
    JsonNode started = programs.run(command, Map.of());
    assertThat(started.path("threads").asInt()).isEqualTo(3);
    assertThat(started.path("told").asInt()).isEqualTo(1);
  }

  @Test
  void aFailureSaysWhatTheProgramSaid() {
    assertThatThrownBy(() -> programs.run(List.of("bash", "-c", "echo no >&2; exit 1"), Map.of()))
        .hasMessageStartingWith("bash -c ")
        .hasMessageEndingWith(" failed:\nno\n");
  }
}
