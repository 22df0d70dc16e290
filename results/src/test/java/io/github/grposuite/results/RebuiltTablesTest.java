package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.cli.Console;
import io.github.grposuite.experiments.cli.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs experiments from their seeds, and finds the committed verdicts, tables and curves byte for
 * byte.
 */
class RebuiltTablesTest {
  private static final List<String> KINDS =
      List.of("verdicts", "table", "groups", "statistics", "differences", "ranks", "aggregate");

  private static final List<String> FILES =
      Stream.concat(
              Stream.of("curves.csv"),
              KINDS.stream().flatMap(name -> Stream.of(name + ".csv", name + ".md", name + ".tex")))
          .toList();

  @TempDir Path out;

  @Test
  void synthetic() {
    rebuild("synthetic/uneven-balanced", "--set", "data.features=same,swapped,flipped");
  }

  @Test
  void opinions() {
    rebuild("opinion/five-countries");
  }

  /** The records of a real language model are kept; tables are rebuilt from them. */
  @ParameterizedTest
  @ValueSource(strings = {"opinion/five-countries-lm", "opinion/five-countries-states"})
  void languageModels(String experiment) throws IOException {
    Path copy = out.resolve(experiment);
    try (Stream<Path> files = Files.walk(Path.of(experiment))) {
      for (Path file : files.filter(f -> !f.toString().contains("report")).toList()) {
        Path target = out.resolve(file.toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    grpo("report", copy.toString());
    compare(experiment);
  }

  private void rebuild(String experiment, String... changes) {
    List<String> run = new ArrayList<>(List.of("run", experiment, "--out", out.toString()));
    run.addAll(List.of(changes));
    grpo(run.toArray(String[]::new));
    grpo("report", out.resolve(experiment).toString());
    compare(experiment);
  }

  private void compare(String experiment) {
    for (String file : FILES) {
      Path rebuilt = out.resolve(experiment).resolve("report").resolve(file);
      Path committed = Path.of(experiment).resolve("report").resolve(file);
      assertThat(rebuilt).as(file).hasSameBinaryContentAs(committed);
    }
  }

  private static void grpo(String... arguments) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(nowhere, nowhere, false), arguments)).isZero();
  }
}
