package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.cli.Console;
import io.github.grposuite.experiments.cli.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs an experiment from its seeds, and finds the committed tables and curves byte for byte. */
class RebuiltTablesTest {
  private static final String EXPERIMENT = "synthetic/uneven-balanced";

  @TempDir Path out;

  @Test
  void fromSeedsToTheCommittedBytes() throws IOException {
    grpo("run", EXPERIMENT, "--set", "data.features=same,swapped,flipped", "--out", out.toString());
    grpo("report", out.resolve(EXPERIMENT).toString());
    for (String file : new String[] {"table.csv", "table.md", "table.tex", "curves.csv"}) {
      Path rebuilt = out.resolve(EXPERIMENT).resolve("report").resolve(file);
      Path committed = Path.of(EXPERIMENT).resolve("report").resolve(file);
      assertThat(rebuilt).as(file).hasSameBinaryContentAs(committed);
    }
  }

  private static void grpo(String... arguments) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(nowhere, nowhere, false), arguments)).isZero();
  }
}
