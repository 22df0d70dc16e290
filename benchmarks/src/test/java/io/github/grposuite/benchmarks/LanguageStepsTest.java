package io.github.grposuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both steps run on a tiny checkpoint and say how long they took. */
class LanguageStepsTest {
  private static final String MODEL =
      "../language/src/test/resources/io/github/grposuite/language/fixtures/llama";

  private static JsonNode measured(String... arguments) throws Exception {
    return new ObjectMapper().readTree(LanguageSteps.measure(arguments));
  }

  @Test
  void forwardAndBackward() throws Exception {
    JsonNode line =
        measured(
            "forward-backward",
            "--model",
            MODEL,
            "--batch",
            "2",
            "--tokens",
            "8",
            "--repeats",
            "3");
    assertThat(line.get("seconds")).hasSize(3);
    assertThat(line.get("perSecond").asDouble() * line.get("median").asDouble())
        .isBetween(15.5, 16.5);
  }

  @Test
  void preferenceStep(@TempDir Path folder) throws Exception {
    Path lengths =
        Files.writeString(
            folder.resolve("pairs.json"), "[[9,1,1],[5,2,1],[7,1,3],[4,1,1],[6,1,1]]");
    JsonNode line =
        measured(
            "preference-step",
            "--model",
            MODEL,
            "--lengths",
            lengths.toString(),
            "--batch",
            "5",
            "--repeats",
            "3");
    assertThat(line.get("seconds")).hasSize(3);
    line.get("seconds").forEach(second -> assertThat(second.asDouble()).isPositive());
  }
}
