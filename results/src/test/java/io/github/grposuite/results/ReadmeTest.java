package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  /** Verdicts at a glance stand before the first experiment of verdicts.md. */
  @Test
  void showsTheVerdictsThatTheProgramWrote() throws IOException {
    String glance = Files.readString(Path.of("verdicts.md")).split("\n## ")[0];

    assertThat(Files.readAllLines(Path.of("README.md")))
        .containsAll(
            Arrays.stream(glance.split("\n")).filter(line -> line.startsWith("|")).toList());
  }

  /** The project's README has the first of these tables. */
  @Test
  void theProjectsReadmeShowsTheSyntheticOnes() throws IOException {
    String first = Files.readString(Path.of("verdicts.md")).split("\n\n")[1];

    assertThat(Files.readString(Path.of("../README.md"))).contains("\n\n" + first + "\n\n");
  }
}
