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
    List<TickFit> fits = new ArrayList<>();
    List<Panel.Lines> losses = runs.losses();
    for (int i = 0; i < losses.size(); i++) {
      Panel.Lines panel = losses.get(i);
      add(fits, runs, setting, i + 1, panel.title(), Optional.empty(), Span.of(panel.lines()));
    }
    if (runs.figure().kind() == PaperFigure.Kind.METHODS) {
      for (RewardError error : RewardError.values()) {
        Panel.Bars panel = MethodsDrawing.rewardErrors(runs.results().cases(), error);
        int number = losses.size() + 1;
        add(fits, runs, setting, number, panel.title(), Optional.of(error), Span.of(panel));
      }
    }
    return fits;
  }

  private static void add(
      List<TickFit> fits,
      PaperRuns runs,
      Setting setting,
      int panel,
      String title,
      Optional<RewardError> error,
      Span span) {
    if (!span.isEmpty()) {
      AxisTicks ticks = AxisTicks.of(runs.figure(), panel);
      fits.add(
          new TickFit(runs.figure(), setting, runs.experiment(), panel, title, error, span, ticks));
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
