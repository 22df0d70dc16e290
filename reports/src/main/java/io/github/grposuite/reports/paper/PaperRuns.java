package io.github.grposuite.reports.paper;

import static java.util.Comparator.comparingInt;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.Manifest;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Case;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The runs that a figure of the paper shows.
 *
 * @param experiment whose runs they are, for the caption: {@code paper/figure-2}
 * @param results of the figure's methods on one data setting, at the last checkpoint, with the
 *     curves that it shows
 * @param batch training examples an update; empty where an update takes all of them
 */
public record PaperRuns(PaperFigure figure, String experiment, Results results, OptionalInt batch) {

  /**
   * The figure's runs among all of an experiment that have been read already.
   *
   * @param all judged at the last checkpoint, with the curves that the figure shows
   * @throws ReportException if none is there
   */
  public static PaperRuns of(PaperFigure figure, String experiment, Path directory, Results all) {
    return of(figure, experiment, directory, figure.methods(), all);
  }

  /** Reads the figure's own methods. */
  public static PaperRuns read(PaperFigure figure, String experiment, Path directory)
      throws IOException {
    return read(figure, experiment, directory, figure.methods());
  }

  /**
   * Reads the runs of some methods of an experiment.
   *
   * @param experiment its name
   * @param directory with cells.csv and runs; of several data settings those with the figure's
   *     features are read
   * @param methods their names, in the order in which they are shown
   * @throws ReportException if no such run is there or can be read
   */
  static PaperRuns read(PaperFigure figure, String experiment, Path directory, List<String> methods)
      throws IOException {
    List<MethodInfo> infos = methods.stream().map(PaperRuns::info).toList();
    Aggregation aggregation =
        new Aggregation(cells(figure, directory, methods), infos, Selection.LAST);
    RunReader reader = new RunReader(figure::showsCurve);
    return of(
        figure,
        experiment,
        directory,
        methods,
        aggregation.overAll(cell -> reader.read(directory, cell)));
  }

  private static PaperRuns of(
      PaperFigure figure, String experiment, Path directory, List<String> methods, Results all) {
    List<CaseResult> cases =
        all.cases().stream()
            .filter(
                result ->
                    shows(figure, methods, result.key(), all.facetNames(), all.variantNames()))
            .sorted(comparingInt(result -> methods.indexOf(result.key().method().name())))
            .toList();
    Results results = all.of(cases);
    if (results.done() == 0 && !all.problems().isEmpty()) {
      throw new ReportException(
          "no run of " + directory + " can be read: " + all.problems().get(0));
    }
    if (results.done() == 0) {
      throw new ReportException(
          "%s has no finished run that %s shows (%s%s); run %s"
              .formatted(
                  directory,
                  figure.key(),
                  String.join(", ", methods),
                  figure.features().isEmpty() ? "" : " with data.features " + figure.features(),
                  experiment));
    }
    if (results.facets().size() > 1) {
      throw new ReportException(
          "%s has %s data settings that %s could show; it shows one, so run %s without varying its data"
              .formatted(directory, results.facets().size(), figure.key(), experiment));
    }
    Manifest manifest =
        Manifest.read(
            new ExperimentLayout(directory)
                .run(
                    cells(figure, directory, methods).cells().stream()
                        .filter(CellRow::done)
                        .findFirst()
                        .orElseThrow()
                        .id()));
    String found = manifest.values().getOrDefault("data.features", figure.features());
    if (figure.isSynthetic() && !found.equals(figure.features())) {
      throw new ReportException(
          "%s has data.features %s, but %s shows %s; run %s with --set data.features=%s"
              .formatted(
                  directory,
                  found,
                  figure.key(),
                  figure.features(),
                  experiment,
                  figure.features()));
    }
    return new PaperRuns(figure, experiment, results, batch(manifest));
  }

  /** The figure that they make: the paper's panels in the paper's order. */
  public Figure drawing() {
    return switch (figure.kind()) {
      case METHODS -> MethodsDrawing.of(this);
      case TRADE_OFF -> TradeOffDrawing.of(this);
      case OPINIONS -> OpinionDrawing.figure3(this);
      case OPINIONS_OVER_TRAINING -> OpinionDrawing.figure13(this);
    };
  }

  /** The panels of validation losses; none of a figure of opinions. */
  List<Panel.Lines> losses() {
    return switch (figure.kind()) {
      case METHODS -> MethodsDrawing.losses(this);
      case TRADE_OFF -> TradeOffDrawing.losses(this);
      case OPINIONS, OPINIONS_OVER_TRAINING -> List.of();
    };
  }

  /** Those of the cells that the figure shows. */
  private static CellTable cells(PaperFigure figure, Path directory, List<String> methods) {
    CellTable table = CellTable.read(directory);
    List<CellRow> cells =
        table.cells().stream()
            .filter(
                cell ->
                    shows(
                        figure,
                        methods,
                        new Case(cell.facet(), info(cell.method()), cell.variant()),
                        table.facetNames(),
                        table.variantNames()))
            .toList();
    return new CellTable(table.settings(), cells);
  }

  private static boolean shows(
      PaperFigure figure,
      List<String> methods,
      Case of,
      List<String> facetNames,
      List<String> variantNames) {
    int features = facetNames.indexOf("data.features");
    return methods.contains(of.method().name())
        && (features < 0 || of.facet().get(features).equals(figure.features()))
        && TradeOffDrawing.shows(figure, variantNames, of.variant());
  }

  /** Of a language model, which counts epochs; others see all examples at every update. */
  private static OptionalInt batch(Manifest manifest) {
    boolean model = "language-model".equals(manifest.values().get("data.policy"));
    String batch = manifest.values().get("hyperparameters.batch");
    return model && batch != null ? OptionalInt.of(Integer.parseInt(batch)) : OptionalInt.empty();
  }

  private static MethodInfo info(String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    return new MethodInfo(name, plain.substring(plain.lastIndexOf('-') + 1));
  }
}
