package io.github.grposuite.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final int[] LONG = {0, 100, 150};
  private static final int[] SHORT = {0, 1};

  @TempDir Path root;

  @Test
  void writesTablesFiguresAndPage() throws IOException {
    ExperimentFixture fixture = twoFacets("a");
    ReportResult result = report(fixture);

    assertThat(result.done()).isEqualTo(6);
    assertThat(result.expected()).isEqualTo(7);
    assertThat(result.problems()).isEmpty();
    assertThat(result.written()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(result.written().stream().map(file -> file.getFileName().toString()))
        .startsWith("table.csv", "table.md", "table.tex", "groups.csv", "groups.md", "groups.tex")
        .contains(
            "differences.csv",
            "statistics.tex",
            "ranks.md",
            "curves.csv",
            "same-worst-validation-loss-dpo.svg",
            "same-group-validation-loss-dpo.png",
            "same-weights.csv",
            "swapped-paper.png",
            "forest.pdf")
        .doesNotContain("swapped-weights.png", "verdicts.csv")
        .endsWith("index.html");
  }

  @Test
  void tablesHaveTheseBytes() throws IOException {
    Path report = report(twoFacets("a")).directory().resolve("report");

    assertThat(report.resolve("table.md"))
        .hasContent(
            """
            # Uneven & imbalanced

            ## features: same

            | method | seeds | worst validation loss | average validation loss | validation loss gap | worst test accuracy | worst greedy reward error | worst expected reward error | worst KL |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | DPO | 2 of 3 | 6.0 ± 2.0 | 4.5 ± 1.5 | 3.0 ± 1.0 | 0.7500 ± 0 | 0.120 ± 0.040 | 1.20 ± 0.40 | 0.5000 ± 0 |
            | GR-DPO | 2 of 2 | 3.0 ± 1.0 | 2.25 ± 0.75 | 1.50 ± 0.50 | **0.7500 ± 0** | **0.060 ± 0.020** | **0.60 ± 0.20** | **0.5000 ± 0** |
            | IPO | 1 of 1 | 16.00 | 12.00 | 8.000 | **0.7500** | 0.3200 | 3.200 | **0.5000** |

            At the last checkpoint: mean ± standard error over seeds (s/√n, n − 1). Bold: the best mean; losses are compared within a family, everything else across all methods.

            DPO: 1 of 3 runs failed. Its means are over the others, which may be those on which it does well, and are never bold.

            One seed has no standard error.

            ## features: swapped

            | method | seeds | worst validation loss | average validation loss | validation loss gap | worst test accuracy | worst greedy reward error | worst expected reward error | worst KL |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | DPO | 1 of 1 | 2.000 | 1.500 | 1.000 | 0.7500 | 0.04000 | 0.4000 | 0.5000 |

            At the last checkpoint: mean ± standard error over seeds (s/√n, n − 1). Bold: the best mean; losses are compared within a family, everything else across all methods.

            One seed has no standard error.
            """);
    assertThat(Files.readAllLines(report.resolve("table.csv")))
        .hasSize(1 + 4 * 7)
        .startsWith(
            "data.features,method,metric,split,group,n,expected,mean,standard_error",
            "same,dpo,loss,validation,worst,2,3,6.0,2.0")
        .contains("same,ipo,loss,validation,worst,1,1,16.0,");
    assertThat(Files.readAllLines(report.resolve("curves.csv")))
        .startsWith(
            "data.features,method,metric,split,group,step,n,mean,standard_error",
            "same,dpo,loss,validation,0,0,2,6.0,2.0",
            "same,dpo,loss,validation,0,100,2,6.0,2.0")
        .contains("same,gr-dpo,weight,,0,0,2,0.5,0.0")
        .noneMatch(line -> line.startsWith("same,dpo,weight"));
  }

  @Test
  void sameRecordsGiveSameBytesInAnyLocale() throws IOException {
    ReportResult first = report(twoFacets("a"));
    Locale before = Locale.getDefault();
    ReportResult second;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      second = report(twoFacets("b"));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(second.written()).hasSameSizeAs(first.written());
    for (int i = 0; i < first.written().size(); i++) {
      assertThat(second.written().get(i)).hasSameBinaryContentAs(first.written().get(i));
    }
  }

  @Test
  void brokenRunsAreCountedAndShown() throws IOException {
    ExperimentFixture fixture = twoFacets("a");
    Files.writeString(fixture.run("dpo1").resolve("metrics.csv"), "step");

    ReportResult result = report(fixture);

    assertThat(result.done()).isEqualTo(5);
    assertThat(result.problems()).singleElement().asString().contains("dpo1", "run again");
    assertThat(result.directory().resolve("report/table.md"))
        .content()
        .contains("| DPO | 1 of 3 |");
    assertThat(result.directory().resolve("report/index.html"))
        .content()
        .contains("5 of 7", "is not what the run wrote");
  }

  @Test
  void nothingReadableIsAnError() throws IOException {
    Path directory = new ExperimentFixture(root.resolve("a")).cell("x", "dpo", 1, "done").write();

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> new ReportWriter().write(request(directory)))
        .withMessageStartingWith("no run of " + directory + " can be read: ")
        .withMessageContaining("; run again, which puts");
  }

  @Test
  void missingMetricsAreExplained() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("a"));
    for (String seed : List.of("1", "2")) {
      fixture.cell("r" + seed, "dpo", Long.parseLong(seed), "done");
      fixture.record(
          "r" + seed,
          "step,split,group,metric,value\n"
              + "0,validation,worst,loss,1\n"
              + "9,validation,worst,loss,NaN\n");
    }
    fixture.cell("r3", "gr-dpo", 1, "done");
    fixture.record(
        "r3", "step,split,group,metric,value\n9,train,worst,loss,1\n9,validation,worst,loss,1\n");
    fixture.cell("p", "ipo", 1, "pending").write();

    Path report = report(fixture).directory().resolve("report");

    assertThat(report.resolve("table.md"))
        .content()
        .contains("| DPO | 2 of 2 | not recorded | diverged |")
        .contains("| IPO | 0 of 1 | no run | no run |")
        .contains("diverged: at least one run ended in infinity or not a number.")
        .contains("not recorded: the runs of this row do not measure this.")
        .contains("no run: no run of this row is done and readable.");
    assertThat(report.resolve("figures/worst-validation-loss-dpo.png")).exists();
    assertThat(report.resolve("figures/worst-reward-error.png")).doesNotExist();
  }

  @Test
  void manyGroupsGetAPanelForEachMethod() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("a"));
    for (String method : List.of("ipo", "gr-ipo")) {
      fixture.cell(method, method, 1, "done");
      StringBuilder metrics = new StringBuilder("step,split,group,metric,value\n");
      for (String group : List.of("Egypt", "India", "China", "\"Korea, South\"")) {
        metrics.append("0,validation,").append(group).append(",loss,1\n");
      }
      fixture.record(method, metrics.toString());
    }
    fixture.write();

    Path figures = report(fixture).directory().resolve("report/figures");

    assertThat(figures.resolve("group-validation-loss-ipo.svg"))
        .content()
        .contains(">IPO<", ">GR-IPO<", ">Korea, South<");
  }

  @Test
  void variedHyperparametersGiveTradeOffsInsteadOfCurves() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("a"), "methods.*.chi");
    for (String chi : List.of("0", "0.5", "1")) {
      fixture.run("r" + chi, "gr-dpo", 1, LONG, step -> 4 - Double.parseDouble(chi), chi);
    }
    fixture.write();

    Path report = report(fixture).directory().resolve("report");

    assertThat(report.resolve("figures").toFile().list())
        .containsExactlyInAnyOrder(
            "trade-off.png",
            "trade-off.svg",
            "trade-off.pdf",
            "trade-off.csv",
            "front.png",
            "front.svg",
            "front.pdf",
            "front.csv");
    assertThat(report.resolve("figures/trade-off.svg"))
        .content()
        .contains(">χ<", ">GR-DPO<", ">worst group<", ">average over groups<");
    assertThat(report.resolve("table.md")).content().contains("| GR-DPO | 0.5 | 1 of 1 |");
    assertThat(report.resolve("table.tex")).content().contains("method & $\\chi$ & {seeds}");
    assertThat(report.resolve("curves.csv")).content().hasLineCount(1);
  }

  @Test
  void aGridOfHyperparametersGivesAHeatMap() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(root.resolve("a"), "methods.*.chi", "methods.*.eta_alpha");
    for (String chi : List.of("0", "1")) {
      for (String eta : List.of("0.001", "0.1", "10")) {
        fixture.run("r" + chi + "-" + eta, "gr-dpo", 1, SHORT, step -> 4, chi, eta);
      }
    }
    fixture.write();

    ReportResult result = report(fixture);

    assertThat(result.written().stream().map(file -> file.getFileName().toString()))
        .contains("heat-map-chi-eta-alpha.svg", "front.svg")
        .noneMatch(file -> file.startsWith("trade-off"));
    assertThat(result.directory().resolve("report/figures/heat-map-chi-eta-alpha.svg"))
        .content()
        .contains(">η<", ">χ<", ">GR-DPO<", ">0.001<", ">10<");
  }

  @Test
  void anIndexLinksReportsByRelativePaths() throws IOException {
    List<ReportResult> reports = List.of(report(twoFacets("synthetic/a")), report(twoFacets("b")));

    Path index = new IndexWriter().write(root, "GRPO Suite", List.of(), reports, List.of());

    assertThat(index).isEqualTo(root.resolve("index.html"));
    assertThat(index)
        .content()
        .contains("<a href=\"synthetic/a/report/figures/same-paper.svg\"")
        .contains("<a href=\"b/report/table.csv\">")
        .contains("Uneven &amp; imbalanced", "<td>2 of 3</td>")
        .doesNotContain(root.toString());
    String page = Files.readString(index);
    Stream.of(page.split("<a href=\"", -1))
        .skip(1)
        .map(rest -> rest.substring(0, rest.indexOf('"')))
        .filter(link -> link.matches(".*\\.(svg|png|pdf)"))
        .forEach(link -> assertThat(root.resolve(link)).exists());
  }

  /**
   * Losses 4 and 8 for DPO, 2 and 4 for GR-DPO; one seed for IPO; DPO alone in the second facet.
   */
  private ExperimentFixture twoFacets(String name) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve(name), "data.features");
    fixture
        .run("dpo1", "dpo", 1, LONG, step -> 4, "same")
        .run("dpo2", "dpo", 2, LONG, step -> 8, "same")
        .cell("dpo3", "dpo", 3, "failed", "same")
        .run("gr1", "gr-dpo", 1, LONG, step -> 2, "same")
        .run("gr2", "gr-dpo", 2, LONG, step -> 4, "same")
        .run("ipo1", "ipo", 1, SHORT, step -> 16, "same")
        .run("dpo4", "dpo", 1, LONG, step -> 2, "swapped")
        .write();
    return fixture;
  }

  private static ReportResult report(ExperimentFixture fixture) throws IOException {
    return new ReportWriter().write(request(fixture.directory()));
  }

  private static ReportRequest request(Path directory) {
    return new ReportRequest(
        directory,
        "Uneven & imbalanced",
        "What it shows.",
        ExperimentFixture.METHODS,
        Selection.LAST);
  }
}
