package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a panel of ours ranges over, beside the ticks of the paper's.
 *
 * @param experiment whose runs it shows
 * @param panel from 1
 * @param quantity what it shows, in words
 * @param ticks that the paper's axis prints
 */
public record TickFit(
    PaperFigure figure,
    Setting setting,
    String experiment,
    int panel,
    String quantity,
    Span span,
    AxisTicks ticks) {

  /**
   * Of every panel of a synthetic figure; reward errors both as the code and as section 5.1 has
   * them.
   */
  public static List<TickFit> of(PaperRuns runs, Setting setting) {
    if (!runs.figure().isSynthetic()) {
      throw new IllegalArgumentException(
          "%s is of opinions, whose losses depend on the model; ticks are compared of synthetic figures"
              .formatted(runs.figure().key()));
    }
    List<Panel> panels = runs.drawing().panels();
    List<TickFit> fits = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      boolean bars = panels.get(i) instanceof Panel.Bars;
      String quantity = panels.get(i).title() + (bars ? ", relative" : "");
      add(fits, runs, setting, i + 1, quantity, panels.get(i));
      if (bars) {
        List<CaseResult> cases = runs.results().cases();
        Panel absolute = MethodsDrawing.rewardErrors(cases, Metric.ABSOLUTE_REWARD_ERROR, "");
        add(fits, runs, setting, i + 1, panels.get(i).title() + ", absolute", absolute);
      }
    }
    return fits;
  }

  private static void add(
      List<TickFit> fits,
      PaperRuns runs,
      Setting setting,
      int panel,
      String quantity,
      Panel drawn) {
    Span span = Span.of(drawn);
    if (!span.isEmpty()) {
      AxisTicks ticks = AxisTicks.of(runs.figure(), panel);
      fits.add(
          new TickFit(runs.figure(), setting, runs.experiment(), panel, quantity, span, ticks));
    }
  }

  /** What its axis would print. */
  List<BigDecimal> printed() {
    return ticks.over(span);
  }

  /** How many ticks are there in one of the two axes alone. */
  public int off() {
    return AxisTicks.different(ticks.printed(), printed());
  }

  /** Whether its axis would print what the paper's prints. */
  public boolean fits() {
    return off() == 0;
  }
}
