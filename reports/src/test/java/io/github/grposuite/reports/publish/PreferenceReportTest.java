package io.github.grposuite.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments without true rewards: log-linear policies, and language models with a reference. */
class PreferenceReportTest {
  private static final int[] LOG_LINEAR = {-1, 0, 5};
  private static final int[] LANGUAGE = {0, 60, 90};

  @TempDir Path root;

  @Test
  void aLanguageModelHasBarsOfLogProbabilityAccuracy() throws IOException {
    Path figures = report(languageModel()).resolve("figures");

    assertThat(figures.resolve("paper.svg"))
        .content()
        .contains(
            "viewBox=\"0 0 768 576\"",
            ">worst-group validation loss<",
            ">worst-group validation accuracy<",
            ">validation loss<",
            ">test log-probability accuracy<");
    assertThat(figures.resolve("groups-ipo.svg"))
        .content()
        .contains(">test accuracy<")
        .doesNotContain("before training");
  }

  @Test
  void aLogLinearPolicyHasNone() throws IOException {
    Path report = report(logLinear(4));

    assertThat(report.resolve("figures").toFile().list())
        .contains("groups-ipo.svg", "paper.svg", "weights.svg")
        .noneMatch(file -> file.startsWith("logprob"));
    assertThat(report.resolve("figures/groups-ipo.svg")).content().contains(">before training<");
    assertThat(report.resolve("figures/paper.svg"))
        .content()
        .contains("viewBox=\"0 0 1152 288\"", ">before training<")
        .doesNotContain("log-probability");
    assertThat(report.resolve("table.md"))
        .content()
        .contains("| worst test loss | average test loss | worst test accuracy |")
        .doesNotContain("log-probability");
    assertThat(report.resolve("groups.md")).content().doesNotContain("log-probability");
  }

  @Test
  void lossesThatStartApartHaveNoCommonStart() throws IOException {
    Path report = report(logLinear(8));

    assertThat(report.resolve("figures/paper.svg")).content().doesNotContain("before training");
    assertThat(report.resolve("figures/groups-ipo.svg")).content().contains(">before training<");
  }

  @Test
  void theMainTableEndsWithLogProbabilityAccuracies() throws IOException {
    Path report = report(languageModel());

    assertThat(report.resolve("table.md"))
        .content()
        .contains(
            "| worst test log-probability accuracy | average test log-probability accuracy |",
            "| **0.6250 ± 0** | **0.7500 ± 0** |");
    assertThat(Files.readAllLines(report.resolve("table.csv")))
        .contains(
            "ipo,loss,test,average,2,2,3.0,1.0",
            "ipo,logprob_accuracy,test,worst,2,2,0.625,0.0",
            "ipo,logprob_accuracy,test,average,2,2,0.75,0.0");
    assertThat(report.resolve("table.tex"))
        .content()
        .contains("\\footnotesize\n\\setlength", "{c}{test log-prob. accuracy}");
    assertThat(Files.readAllLines(report.resolve("curves.csv")))
        .contains(
            "ipo,logprob_accuracy,test,1,0,2,0.75,0.0",
            "ipo,logprob_accuracy,test,1,90,2,0.875,0.0");
  }

  @Test
  void tablesByGroupHaveTheseBytes() throws IOException {
    Path report = report(languageModel());

    assertThat(report.resolve("groups.md"))
        .hasContent(
            """
            # Opinions

            | method | group | seeds | training loss | validation loss | test loss | test accuracy | log-probability accuracy | reward margin | α |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | IPO | 0 | 2 of 2 | 4.0 ± 1.3 | 4.0 ± 1.3 | 4.0 ± 1.3 | **0.7500 ± 0** | **0.6250 ± 0** | **0.50 ± 0.17** | 0.6250 ± 0 |
            | IPO | 1 | 2 of 2 | 2.00 ± 0.67 | 2.00 ± 0.67 | 2.00 ± 0.67 | **1.000 ± 0** | **0.8750 ± 0** | **1.00 ± 0.33** | 0.3750 ± 0 |
            | IPO | worst | 2 of 2 | 4.0 ± 1.3 | 4.0 ± 1.3 | 4.0 ± 1.3 | **0.7500 ± 0** | **0.6250 ± 0** | **0.50 ± 0.17** | – |
            | IPO | average | 2 of 2 | 3.0 ± 1.0 | 3.0 ± 1.0 | 3.0 ± 1.0 | **0.8750 ± 0** | **0.7500 ± 0** | **0.75 ± 0.25** | – |
            | IPO | gap | 2 of 2 | 2.00 ± 0.67 | 2.00 ± 0.67 | 2.00 ± 0.67 | **0.2500 ± 0** | **0.2500 ± 0** | 0.50 ± 0.17 | – |
            | GR-IPO | 0 | 1 of 1 | **2.000** | **2.000** | **2.000** | **0.7500** | **0.6250** | 0.2500 | 0.6250 |
            | GR-IPO | 1 | 1 of 1 | **1.000** | **1.000** | **1.000** | **1.000** | **0.8750** | 0.5000 | 0.3750 |
            | GR-IPO | worst | 1 of 1 | **2.000** | **2.000** | **2.000** | **0.7500** | **0.6250** | 0.2500 | – |
            | GR-IPO | average | 1 of 1 | **1.500** | **1.500** | **1.500** | **0.8750** | **0.7500** | 0.3750 | – |
            | GR-IPO | gap | 1 of 1 | **1.000** | **1.000** | **1.000** | **0.2500** | **0.2500** | **0.2500** | – |

            At the last checkpoint: mean ± standard error over seeds (s/√n, n − 1). Bold: the best mean of a group; losses and margins are compared within a family, everything else across all methods. Accuracies, margins, reward errors and KL are of the test set. Worst, average and gap are taken in each run.

            –: a weight has no worst, average or gap.

            One seed has no standard error.
            """);
    assertThat(Files.readAllLines(report.resolve("groups.csv")))
        .hasSize(1 + 2 * (2 * 7 + 3 * 6))
        .startsWith(
            "method,metric,split,group,n,expected,mean,standard_error",
            "ipo,loss,train,0,2,2,4.0,1.3333333333333333")
        .contains("gr-ipo,weight,,1,1,1,0.375,", "gr-ipo,loss,validation,gap,1,1,1.0,")
        .noneMatch(line -> line.contains("weight,,worst"));
    assertThat(report.resolve("groups.tex"))
        .content()
        .contains("\n & & & {training} & {validation}", "{margin} & {$\\alpha$} \\\\");
    assertThat(report.resolve("index.html"))
        .content()
        .contains("<a href=\"groups.csv\">groups.csv</a>")
        .contains(
            "<summary>By group at the end of training</summary>", "<th scope=\"col\">group</th>");
  }

  @Test
  void eachFamilyHasATableByGroup() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("a"), "data.split");
    for (String method : List.of("dpo", "ipo")) {
      fixture.cell(method, method, 1, "done", "random");
      fixture.record(method, ExperimentFixture.preferences(false, LOG_LINEAR, 2));
    }
    fixture.cell("gr", "gr-ipo", 1, "pending", "random").write();

    assertThat(report(fixture).resolve("groups.md"))
        .content()
        .contains("## split: random, DPO", "## split: random, IPO")
        .contains("| GR-IPO | worst | 0 of 1 | no run | no run | no run | no run | no run | – |");
  }

  @Test
  void sameRecordsGiveSameBytes() throws IOException {
    Path first = report(languageModel());
    List<Path> files;
    try (var all = Files.walk(first)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Path kept = Files.move(first, root.resolve("kept"));
    Path second = report(languageModel());
    for (Path file : files) {
      Path name = first.relativize(file);
      assertThat(second.resolve(name)).hasSameBinaryContentAs(kept.resolve(name));
    }
  }

  /** Two seeds of IPO with final losses 2⅔ and 5⅓; one of GR-IPO with 2. */
  private ExperimentFixture languageModel() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("lm"))
            .cell("i1", "ipo", 1, "done")
            .cell("i2", "ipo", 2, "done")
            .cell("g1", "gr-ipo", 1, "done");
    fixture.record("i1", ExperimentFixture.preferences(true, LANGUAGE, 8.0 / 3));
    fixture.record("i2", ExperimentFixture.preferences(true, LANGUAGE, 16.0 / 3));
    fixture.record("g1", ExperimentFixture.preferences(true, LANGUAGE, 2));
    fixture.write();
    return fixture;
  }

  /** IPO, and GR-IPO whose losses start at the given value instead of 4. */
  private ExperimentFixture logLinear(int start) throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("log-linear"))
            .cell("i1", "ipo", 1, "done")
            .cell("g1", "gr-ipo", 1, "done");
    String metrics = ExperimentFixture.preferences(false, LOG_LINEAR, 2);
    fixture.record("i1", metrics);
    fixture.record("g1", metrics.replace(",loss,4.0\n", ",loss," + start + ".0\n"));
    fixture.write();
    return fixture;
  }

  private static Path report(ExperimentFixture fixture) throws IOException {
    ReportRequest request =
        new ReportRequest(
            fixture.directory(),
            "Opinions",
            "What it shows.",
            ExperimentFixture.METHODS,
            Selection.LAST);
    return new ReportWriter().write(request).directory().resolve("report");
  }
}
