package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export} and {@code report --select} on records that the program wrote. */
class ExportCommandTest {
  /** The largest that NumPy takes. */
  private static final String SEED = "4294967295";

  @TempDir Path out;
  private Path chi;

  @BeforeEach
  void run() {
    Cli cli =
        Cli.run(
            "run",
            "synthetic/chi",
            "--seeds",
            SEED,
            "--set",
            "methods.*.steps=20",
            "--set",
            "methods.*.chi=0,0.5",
            "--out",
            out.toString());
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    chi = out.resolve("synthetic/chi");
  }

  @Test
  void everyMeasurementIsInTheTableAsTheRunHasIt() throws IOException {
    Cli cli = Cli.run("export", out.toString());

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("runs.csv", "runs.parquet", "cells.parquet", "4 of 4 cells, ");
    List<String> lines = Files.readAllLines(out.resolve("export/runs.csv"));
    assertThat(lines.get(0))
        .isEqualTo("experiment,id,method,seed,methods.*.chi,step,split,group,metric,value");
    int rows = 0;
    for (Map<String, String> cell : new ExperimentDirectory(chi).cells()) {
      String prefix =
          "synthetic/chi,%s,%s,%s,%s,"
              .formatted(cell.get("id"), cell.get("method"), SEED, cell.get("methods.*.chi"));
      Path metrics = chi.resolve("runs/" + cell.get("id") + "/metrics.csv");
      List<String> own = Files.readAllLines(metrics).stream().skip(1).map(prefix::concat).toList();
      assertThat(lines.subList(1 + rows, 1 + rows + own.size())).isEqualTo(own);
      rows += own.size();
    }
    assertThat(lines).hasSize(1 + rows);
    assertThat(Files.readAllLines(out.resolve("export/cells.csv")).get(1))
        .contains(",done,,", ",synthetic,", ",20,");
  }

  @Test
  void recordsAreOnlyRead() throws IOException {
    List<String> before = files();
    Cli cli = Cli.run("export", chi.toString(), "--out", out + "/tables", "--format", "parquet");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(files()).isEqualTo(before);
    assertThat(out.resolve("tables").toFile().list())
        .containsExactlyInAnyOrder("runs.parquet", "cells.parquet");
  }

  @Test
  void aDamagedRunIsNamedAndAnExperimentIsNotLost() throws IOException {
    String id = new ExperimentDirectory(chi).cells().get(2).get("id");
    Files.writeString(chi.resolve("runs/" + id + "/metrics.csv"), "");
    Path other = Files.createDirectories(out.resolve("other"));
    Files.copy(chi.resolve("experiment.yaml"), other.resolve("experiment.yaml"));

    Cli export = Cli.run("export", out.toString());
    assertThat(export.exitCode()).isEqualTo(1);
    assertThat(export.out()).contains("3 of 4 cells");
    assertThat(export.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("other/cells.csv does not exist"))
        .anyMatch(line -> line.contains(id + "/metrics.csv (0 bytes) is not what the run wrote"));

    Cli report = Cli.run("report", out.toString());
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.err()).contains("other/cells.csv does not exist").doesNotContain("Exception");
    assertThat(report.out()).contains("synthetic/chi/report: 3 of 4 cells", "index: ");
  }

  @Test
  void wrongWordsAreAnswered() {
    usage(Cli.run("export", chi.toString(), "--format", "parket"), "did you mean \"parquet\"?");
    usage(Cli.run("export", out + "/absent"), "absent: no such directory");
    usage(Cli.run("report", chi.toString(), "--select", "lats"), "did you mean \"last\"?");
    usage(
        Cli.run("report", chi.toString(), "--select", "best"),
        "--select: unknown rule \"best\"; did you mean \"last\"?");
    usage(
        Cli.run("report", chi.toString(), "--select", "accuracy"),
        "known are last, worst-validation-loss, average-validation-loss, own-objective,"
            + " oracle-worst-test-loss");
  }

  @Test
  void aRuleSelects() {
    Cli cli = Cli.run("report", chi.toString(), "--select", "worst-validation-loss");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(chi.resolve("report/selected.csv")).content().contains("worst-validation-loss,");
  }

  private static void usage(Cli cli, String message) {
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(message).hasLineCount(1);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(chi)) {
      return all.sorted().map(path -> path + " " + path.toFile().lastModified()).toList();
    }
  }
}
