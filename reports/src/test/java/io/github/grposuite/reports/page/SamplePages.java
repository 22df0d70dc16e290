package io.github.grposuite.reports.page;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.publish.ReportRequest;
import io.github.grposuite.reports.publish.ReportWriter;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Design;
import io.github.grposuite.reports.verdict.Difference;
import io.github.grposuite.reports.verdict.Expectation;
import io.github.grposuite.reports.verdict.Expected;
import io.github.grposuite.reports.verdict.Family;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.PValues;
import io.github.grposuite.reports.verdict.Verdict;
import io.github.grposuite.reports.verdict.Where;
import io.github.grposuite.reports.verdict.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Pages to open in a browser. */
final class SamplePages {
  static final String TITLE = "a</title></script><img src=x onerror=\"window.hacked=1\">";
  static final String ERROR =
      "it failed: </script><img src=x onerror=window.hacked=2>\u2028 & 'so'";
  private static final int[] STEPS = {0, 100, 150};

  private static final SeriesKey LOSS = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  private SamplePages() {}

  /** A report with hostile names, judgements, a failed cell and a panel of each kind. */
  static Path small(Path root) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("small"), "data.features");
    fixture
        .run("dpo1", "dpo", 1, STEPS, step -> 4, "same")
        .run("dpo2", "dpo", 2, STEPS, step -> 8, "same")
        .cell("dpo3", "dpo", 3, "failed", "same")
        .run("gr1", "gr-dpo", 1, STEPS, step -> 2, "same")
        .run("ipo1", "ipo", 1, STEPS, step -> 16, "same")
        .write();
    Path cells = fixture.directory().resolve("cells.csv");
    Files.writeString(
        cells,
        Files.readString(cells)
            .replace("dpo,3,failed,,", "dpo,3,failed,\"" + ERROR.replace("\"", "\"\"") + "\","));
    Section section =
        new ReportWriter()
            .write(
                new ReportRequest(
                    fixture.directory(),
                    TITLE,
                    TITLE,
                    ExperimentFixture.METHODS,
                    Selection.LAST,
                    Map.of("dpo", Map.of("loss", TITLE, "beta", 0.25)),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Baselines.OF_FAMILY,
                    FigureStyle.STANDARD))
            .section();
    Section.Part part = section.facets().get(0);
    Section.Part drawn =
        new Section.Part(
            part.table(),
            part.selected(),
            PageFigures.of(List.of(SamplePanels.ofEveryKind())),
            part.groups());
    return write(
        fixture.directory().resolve("report"),
        with(section, List.of(drawn), overall(), section.cells()));
  }

  /** A report that draws other figures than its own. */
  static Path drawing(Path root, List<Figure> figures) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("drawing"));
    fixture.run("dpo1", "dpo", 1, STEPS, step -> 4).write();
    Section section =
        new ReportWriter()
            .write(
                new ReportRequest(
                    fixture.directory(), "Drawing", "", ExperimentFixture.METHODS, Selection.LAST))
            .section();
    Section.Part part = section.facets().get(0);
    return write(
        fixture.directory().resolve("report"),
        with(
            section,
            List.of(
                new Section.Part(
                    part.table(), part.selected(), PageFigures.of(figures), part.groups())),
            section.overall(),
            section.cells()));
  }

  /** Nine settings of seven methods and 20 seeds, with curves that do not compress. */
  static Path ofPaperSize(Path root) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve("large"));
    fixture.run("dpo1", "dpo", 1, STEPS, step -> 4).write();
    Section section =
        new ReportWriter()
            .write(
                new ReportRequest(
                    fixture.directory(), "Paper", "", ExperimentFixture.METHODS, Selection.LAST))
            .section();
    Random random = new Random(1);
    List<Section.Part> parts = new ArrayList<>();
    for (int setting = 0; setting < 9; setting++) {
      Section.Part part = section.facets().get(0);
      parts.add(
          new Section.Part(
              part.table(),
              part.selected(),
              PageFigures.of(SamplePanels.ofOneSetting(random)),
              part.groups()));
    }
    return write(
        root.resolve("large/report"),
        with(section, parts, section.overall(), CellBrowser.of(cells(), Map.of(), cell -> "1.5")));
  }

  private static CellTable cells() {
    List<CellRow> cells = new ArrayList<>();
    for (int i = 0; i < 9 * 7 * 20; i++) {
      cells.add(
          new CellRow(
              "%016x".formatted(i * 0x9e3779b97f4a7c15L),
              "method" + i % 7,
              i % 20,
              CellStatus.done(1.5),
              List.of("same"),
              List.of()));
    }
    return new CellTable(List.of("data.features"), cells);
  }

  private static Section with(
      Section section, List<Section.Part> parts, Section.Overall overall, CellBrowser cells) {
    return new Section(
        section.title(),
        section.description(),
        section.completeness(),
        section.selection(),
        section.notes(),
        section.warnings(),
        section.files(),
        parts,
        overall,
        cells,
        section.provenance());
  }

  private static Path write(Path folder, Section section) throws IOException {
    return Files.writeString(
        folder.resolve("index.html"), Page.of(section.title(), List.of(section), List.of("")));
  }

  private static Section.Overall overall() {
    return new Section.Overall(
        List.of(
            judgement(
                "first", -1.5, Verdict.SUPPORTED, Optional.of(Expectation.of(Verdict.SUPPORTED))),
            judgement("second", -0.5, Verdict.SUPPORTED, Optional.empty()),
            judgement(
                "third " + TITLE,
                1,
                Verdict.CONTRADICTED,
                Optional.of(Expectation.of(Verdict.UNDECIDED)))),
        List.of(
            new Comparison(
                TITLE,
                "",
                new Expected(TITLE, Where.ANYWHERE, "dpo", LOSS, 1, new Margin(0.1, false), TITLE),
                new Summary(2, 1.05, 0.02),
                "")),
        List.of(),
        PageFigures.NONE);
  }

  private static Judgement judgement(
      String claim, double effect, Verdict verdict, Optional<Expectation> expected) {
    return new Judgement(
        new Claim(
            claim,
            "Text",
            "",
            "",
            OptionalInt.empty(),
            List.of(),
            LOSS,
            new Difference(true, Map.of("gr-dpo", List.of("dpo"))),
            Where.ANYWHERE,
            new Margin(0.1, false),
            Design.SEEDS,
            expected,
            List.of()),
        "synthetic/a",
        "features: same",
        "worst-group loss",
        new Wording("gr-dpo", "dpo", "lower", "GR-DPO < DPO", "GR-DPO", "lower than DPO"),
        "GR-DPO − DPO",
        new Interval(Double.NEGATIVE_INFINITY, -0.1),
        true,
        0.1,
        2,
        "2 seeds",
        List.of(),
        effect,
        effect - 0.25,
        effect + 0.25,
        new PValues(0.01, 0.99, 0.99),
        new PValues(0.02, 1, 1),
        effect < 0,
        new Family("claims.yaml", 2, "file"),
        verdict,
        Optional.empty(),
        OptionalInt.empty(),
        expected,
        TITLE);
  }
}
