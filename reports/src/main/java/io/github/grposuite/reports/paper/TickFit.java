package io.github.grposuite.reports.paper;

import io.github.grposuite.reports.draw.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a panel of ours ranges over, beside the ticks of the paper's.
 *
 * @param experiment whose runs it shows
 * @param panel from 1
 * @param title of the panel
 * @param error which reward error it shows, if it shows one
 * @param ticks that the paper's axis prints
 */
public record TickFit(
    PaperFigure figure,
    Setting setting,
    String experiment,
    int panel,
    String title,
    Optional<RewardError> error,
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
      if (panels.get(i) instanceof Panel.Bars) {
        for (RewardError error : RewardError.values()) {
          Panel drawn = MethodsDrawing.rewardErrors(runs.results().cases(), error);
          add(fits, runs, setting, i + 1, drawn, Optional.of(error));
        }
      } else {
        add(fits, runs, setting, i + 1, panels.get(i), Optional.empty());
      }
    }
    return fits;
  }

  private static void add(
      List<TickFit> fits,
      PaperRuns runs,
      Setting setting,
      int panel,
      Panel drawn,
      Optional<RewardError> error) {
    Span span = Span.of(drawn);
    if (!span.isEmpty()) {
      AxisTicks ticks = AxisTicks.of(runs.figure(), panel);
      fits.add(
          new TickFit(
              runs.figure(), setting, runs.experiment(), panel, drawn.title(), error, span, ticks));
    }
  }

  /** What it shows: {@code Converged Max Reward Error, relative}. */
  public String quantity() {
    return title + error.map(of -> ", " + of.words()).orElse("");
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
