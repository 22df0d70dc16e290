package io.github.grposuite.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of the rule by which it selects, and of cells that are not done. */
class SelectedReportTest {
  private static final int[] STEPS = {0, 100};

  @TempDir Path root;

  @Test
  void theOracleIsCalledByItsNameEverywhere() throws IOException {
    Path report = report(variants(), Selection.ORACLE_WORST_TEST_LOSS);

    for (String file : new String[] {"table.md", "table.tex", "selected.md", "selected.tex"}) {
      assertThat(report.resolve(file)).content().contains("ORACLE");
    }
    for (String file : new String[] {"table.csv", "selected.csv"}) {
      assertThat(Files.readAllLines(report.resolve(file)).get(1))
          .startsWith("oracle-worst-test-loss,");
    }
    assertThat(report.resolve("index.html"))
        .content()
        .contains("<h3>Hyperparameters selected by an ORACLE: worst-group test loss</h3>")
        .contains("at the checkpoint that the ORACLE chose")
        .contains("<a href=\"selected.csv\">");
  }

  @Test
  void selectedHyperparametersHaveTheseBytes() throws IOException {
    ExperimentFixture fixture = variants();
    Path report = report(fixture, Selection.WORST_VALIDATION_LOSS);

    assertThat(report.resolve("selected.md"))
        .content()
        .contains("| GR-DPO | 1 | 0.5 | 2 of 2 | 2.0 ± 1.0 |")
        .contains("worst-validation-loss: for each method the hyperparameters with the lowest mean")
        .contains("GR-DPO: losses under different β are on different scales")
        .contains("At the checkpoint of the lowest worst-group validation loss: mean ±");
    assertThat(Files.readAllLines(report.resolve("selected.csv")))
        .startsWith(
            "selection,methods.*.beta,methods.*.chi,method,metric,split,group,n,expected,mean,"
                + "standard_error",
            "worst-validation-loss,1,0.5,gr-dpo,loss,validation,worst,2,2,2.0,1.0");

    report(fixture, Selection.LAST);
    assertThat(report.toFile().list()).noneMatch(file -> file.startsWith("selected"));
    assertThat(report.resolve("table.md")).content().contains("At the last checkpoint: mean ±");
  }

  @Test
  void aRuleWhoseScoreNoRunRecordsIsNamed() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a")).cell("r", "dpo", 1, "done");
    fixture.record("r", "step,split,group,metric,value\n0,test,worst,kl,1\n");
    fixture.write();
    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> report(fixture, Selection.AVERAGE_VALIDATION_LOSS))
        .withMessageContaining("no validation loss (group average) at step 0, by which average-");
    assertThat(fixture.directory().resolve("report/curves.csv")).doesNotExist();
  }

  @Test
  void failuresAreCountedAndTheFirstExplained() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a"), "methods.*.chi")
            .run("r", "dpo", 1, STEPS, step -> 1, "");
    for (int seed = 1; seed <= 60; seed++) {
      fixture.cell("f" + seed, "gr-dpo", seed, seed == 2 ? "quarantined" : "failed", "<b>");
    }
    fixture.cell("p", "gr-dpo", 99, "interrupted", "0");
    Path table = fixture.write().resolve("cells.csv");
    Files.writeString(
        table, Files.readString(table).replace("f1,gr-dpo,1,failed,,", "f1,gr-dpo,1,failed,<i>,"));

    assertThat(report(fixture, Selection.LAST).resolve("index.html"))
        .content()
        .contains("1 of 62 runs. Cells: 1 done, 1 interrupted, 59 failed, 1 quarantined.")
        .contains(
            "<tr><th scope=\"row\">gr-dpo, seed 1, χ ="
                + " &lt;b&gt;</th><td>failed</td><td>&lt;i&gt;</td>")
        .contains("seed 2, χ = &lt;b&gt;</th><td>quarantined</td>", "seed 50, χ", "first 50 of 60")
        .doesNotContain("seed 51, χ", "<td><i></td>");
  }

  @Test
  void longCurvesAreThinnedAndSaidToBe() throws IOException {
    int[] steps = new int[2101];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 10 * i;
    }
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a"))
            .run("r1", "dpo", 1, steps, step -> step)
            .run("r2", "dpo", 2, new int[] {0, 10, 20, 30, 40, 50}, step -> step);
    fixture.write();

    Path report = report(fixture, Selection.LAST);

    assertThat(report.resolve("index.html"))
        .content()
        .contains("Figures and curves.csv have one in 4 checkpoints")
        .contains("seeds; one in 4 checkpoints is drawn");
    assertThat(
            Files.readAllLines(report.resolve("curves.csv")).stream()
                .filter(line -> line.startsWith("dpo,loss,validation,worst,")))
        .hasSize(526)
        .startsWith(
            "dpo,loss,validation,worst,0,2,0.0,0.0", "dpo,loss,validation,worst,40,2,40.0,0.0")
        .contains("dpo,loss,validation,worst,80,1,80.0,")
        .endsWith("dpo,loss,validation,worst,21000,1,21000.0,");
    assertThat(report.resolve("table.csv"))
        .content()
        .contains("dpo,loss,validation,worst,2,2,10525.0,");
  }

  /** With χ = 0.5 step 0 is the best, with β = 2 step 100. */
  private ExperimentFixture variants() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a"), "methods.*.beta", "methods.*.chi")
            .run("a1", "gr-dpo", 1, STEPS, step -> 4 - step / 100.0, "2", "0")
            .run("a2", "gr-dpo", 2, STEPS, step -> 4 - step / 100.0, "2", "0")
            .run("b1", "gr-dpo", 1, STEPS, step -> 1 + step, "1", "0.5")
            .run("b2", "gr-dpo", 2, STEPS, step -> 3 + step, "1", "0.5")
            .run("c1", "gr-dpo", 1, STEPS, step -> 9, "1", "0")
            .run("c2", "gr-dpo", 2, STEPS, step -> 9, "1", "0");
    fixture.write();
    return fixture;
  }

  private static Path report(ExperimentFixture fixture, Selection selection) throws IOException {
    ReportRequest request =
        new ReportRequest(
            fixture.directory(), "Title", "What.", ExperimentFixture.METHODS, selection);
    return new ReportWriter().write(request).directory().resolve("report");
  }
}
