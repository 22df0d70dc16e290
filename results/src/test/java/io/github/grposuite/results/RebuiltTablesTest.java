package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.cli.Console;
import io.github.grposuite.experiments.cli.Main;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs experiments from their seeds, and finds the committed tables and curves byte for byte. */
class RebuiltTablesTest {
  private static final List<String> TABLES =
      List.of("table.csv", "table.md", "table.tex", "curves.csv");

  @TempDir Path out;

  @Test
  void synthetic() {
    rebuild("synthetic/uneven-balanced", TABLES, "--set", "data.features=same,swapped,flipped");
  }

  @Test
  void opinions() {
    List<String> files = new ArrayList<>(TABLES);
    files.addAll(List.of("groups.csv", "groups.md", "groups.tex"));
    rebuild("opinion/five-countries", files);
  }

  private void rebuild(String experiment, List<String> files, String... changes) {
    List<String> run = new ArrayList<>(List.of("run", experiment, "--out", out.toString()));
    run.addAll(List.of(changes));
    grpo(run.toArray(String[]::new));
    grpo("report", out.resolve(experiment).toString());
    for (String file : files) {
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
