package io.github.grposuite.reports.paper;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * Figures 2, 4, 5 and 7 to 12: the worst group's validation loss of each family over iterations,
 * and bars of its reward error after the last.
 */
final class MethodsDrawing {
  private MethodsDrawing() {}

  static Figure of(PaperRuns runs) {
    PaperFigure figure = runs.figure();
    List<CaseResult> cases = runs.results().cases();
    return new Figure(
        figure.file(),
        "Figure %s. %s features, scenario (%s): %s. Reward error: (r* − r(greedy policy)) / r* over test states after the last iteration, as the authors' code has it; section 5.1 does not divide, but only the quotient fits the ticks of the paper's axes. %s; %s"
            .formatted(
                figure.number(),
                StringUtils.capitalize(figure.features()),
                figure.scenario().numeral(),
                figure.scenario().words(),
                Drawing.meaning(cases),
                runs.experiment()),
        Stream.<Panel>concat(
                losses(runs).stream(), Stream.of(rewardErrors(cases, RewardError.RELATIVE)))
            .toList());
  }

  /** The first two panels. */
  static List<Panel.Lines> losses(PaperRuns runs) {
    return List.of(losses(runs, "dpo"), losses(runs, "ipo"));
  }

  private static Panel.Lines losses(PaperRuns runs, String family) {
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

  /** The third panel, with either definition of the error. */
  static Panel.Bars rewardErrors(List<CaseResult> cases, RewardError error) {
    return Drawing.bars(
        "Converged Max Reward Error",
        error.words() + " reward error, worst group",
        cases,
        new SeriesKey(error.metric(), "test", SeriesKey.WORST));
  }
}
