package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.List;
import java.util.Locale;

/**
 * Figures 2, 4, 5 and 7 to 12: the worst group's validation loss of each family over iterations,
 * and bars of its reward error after the last.
 */
final class MethodsDrawing {
  /**
   * Divided by the optimum, as the authors' code has it. Section 5.1 does not divide, but its error
   * would reach far beyond the ticks that the paper's axes print (docs/deviations.md, "Ticks").
   */
  static final Metric REWARD_ERROR = Metric.GREEDY_REWARD_ERROR;

  private MethodsDrawing() {}

  static Figure of(PaperRuns runs) {
    PaperFigure figure = runs.figure();
    List<CaseResult> cases = runs.results().cases();
    return new Figure(
        figure.file(),
        "Figure %s. %s features, scenario (%s): %s. Reward error: r* − r(greedy policy) over r*, test states, after the last iteration. %s, %s"
            .formatted(
                figure.number(),
                Drawing.sentence(figure.features()),
                figure.scenario().numeral(),
                figure.scenario().words(),
                Drawing.sentence(Drawing.meaning(cases)),
                runs.experiment()),
        List.of(
            losses(runs, "dpo"),
            losses(runs, "ipo"),
            rewardErrors(cases, REWARD_ERROR, "reward error of the worst group")));
  }

  private static Panel losses(PaperRuns runs, String family) {
    List<CaseResult> cases =
        runs.results().cases().stream()
            .filter(result -> result.key().method().family().equals(family))
            .toList();
    return new Panel.Lines(
        family.toUpperCase(Locale.ROOT) + " Max Validation Group Loss",
        "iteration",
        "validation loss of the worst group",
        Drawing.lines(cases, Drawing.WORST_LOSS, 0, 1));
  }

  static Panel rewardErrors(List<CaseResult> cases, Metric metric, String valueLabel) {
    return Drawing.bars(
        "Converged Max Reward Error",
        valueLabel,
        cases,
        new SeriesKey(metric, "test", SeriesKey.WORST));
  }
}
