package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import io.github.grposuite.cli.Console;
import io.github.grposuite.cli.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs an experiment from its seeds, and finds every committed file byte for byte: the
 * specification, the list of cells, tables and figures; and what verdicts rest on. All experiments
 * are rebuilt by {@code ./grpo reproduce}, after which {@code git status} says the same; continuous
 * integration does so.
 */
class RebuiltTablesTest {
  private static final List<String> MEASURED =
      List.of(
          "claim",
          "setting",
          "metric",
          "split",
          "group",
          "method",
          "baseline",
          "direction",
          "margin",
          "n",
          "effect",
          "low",
          "high",
          "p",
          "p_opposite",
          "p_no_more",
          "units");

  @TempDir Path out;

  @Test
  void opinions() throws IOException {
    String experiment = "opinion/five-countries";
    grpo("run", experiment, "--out", out.toString());
    grpo("report", out.resolve(experiment).toString());
    compare(experiment);
  }

  /** The records of a real language model are kept; tables are rebuilt from them. */
  @ParameterizedTest
  @ValueSource(strings = {"opinion/five-countries-lm", "opinion/five-countries-states"})
  void languageModels(String experiment) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(experiment))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(Path.of(experiment, "report"))) {
          Path target = out.resolve(file.toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    grpo("report", out.resolve(experiment).toString());
    compare(experiment);
  }

  private void compare(String experiment) throws IOException {
    List<Path> files = Committed.files(Path.of(experiment));
    assertThat(files)
        .map(file -> file.getFileName().toString())
        .contains("experiment.yaml", "cells.csv", "table.csv", "table.md", "statistics.csv")
        .contains("differences.csv", "ranks.md", "aggregate.md", "forest.svg", "verdicts.md");
    for (Path file : files) {
      Path rebuilt = out.resolve(file.toString());
      String name = file.getFileName().toString();
      if (name.equals("verdicts.csv")) {
        assertThat(measured(rebuilt)).isEqualTo(measured(file));
      } else if (!name.startsWith("verdicts.")) {
        assertThat(rebuilt).hasSameBinaryContentAs(file);
      }
    }
  }

  /**
   * What a row measures by itself. Its verdict, and the words for it, depend on the other rows of
   * the claim's file as well: here one experiment is judged, where all together were committed.
   */
  private static List<List<String>> measured(Path verdicts) throws IOException {
    try (CSVReader csv = new CSVReader(Files.newBufferedReader(verdicts))) {
      List<String[]> rows = csv.readAll();
      List<String> header = List.of(rows.get(0));
      assertThat(header).containsAll(MEASURED);
      return rows.stream()
          .map(row -> MEASURED.stream().map(name -> row[header.indexOf(name)]).toList())
          .toList();
    } catch (CsvException e) {
      throw new IOException(e);
    }
  }

  private static void grpo(String... arguments) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(nowhere, nowhere, false), arguments)).isZero();
  }
}
