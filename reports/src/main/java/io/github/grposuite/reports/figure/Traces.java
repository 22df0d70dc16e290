package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Curves as lines: the mean over seeds, and each seed's own course. */
public final class Traces {
  /** More cannot be told apart. */
  static final int MOST_SEEDS = 30;

  /** Points a trace has at most. */
  static final int MOST_POINTS = 250;

  private Traces() {}

  /** The mean with a band of its standard error. */
  static Line mean(String label, SeriesStyle style, Curve curve) {
    return mean(label, style, curve, Integer.MIN_VALUE, 1);
  }

  /**
   * The same of a part of the steps.
   *
   * @param from the first step that is shown
   * @param perStep what x counts in a step
   */
  public static Line mean(String label, SeriesStyle style, Curve curve, int from, int perStep) {
    int[] at =
        IntStream.range(0, curve.steps().length).filter(i -> curve.steps()[i] >= from).toArray();
    List<Summary> points = IntStream.of(at).mapToObj(curve.points()::get).toList();
    return Line.withError(
        label,
        style,
        IntStream.of(at).mapToDouble(i -> (double) perStep * curve.steps()[i]).toArray(),
        points.stream().mapToDouble(Summary::mean).toArray(),
        points.stream().mapToDouble(Summary::standardError).toArray());
  }

  /**
   * One a run, of the first 30; none of a single run, whose mean it is. Each ends where its run
   * does or diverges.
   */
  static List<Line> of(SeriesStyle style, CaseResult result, Curve curve) {
    List<Line> traces = new ArrayList<>();
    for (int run = 0; run < shown(curve); run++) {
      double[] values = curve.runs().get(run);
      int[] at =
          thinned(
              IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray());
      if (at.length == 0) {
        continue;
      }
      double[] none = new double[at.length];
      Arrays.fill(none, Double.NaN);
      traces.add(
          new Line(
              "seed " + result.seeds().get(run),
              style.solid(),
              IntStream.of(at).mapToDouble(i -> curve.steps()[i]).toArray(),
              IntStream.of(at).mapToDouble(i -> values[i]).toArray(),
              none,
              none));
    }
    return traces;
  }

  /** How many runs have a trace. */
  static int shown(Curve curve) {
    return curve.runs().size() < 2 ? 0 : Math.min(MOST_SEEDS, curve.runs().size());
  }

  /** Evenly, with the last. */
  static int[] thinned(int[] places) {
    int stride = Math.max(1, (places.length + MOST_POINTS - 2) / (MOST_POINTS - 1));
    return IntStream.range(0, places.length)
        .filter(i -> i % stride == 0 || i == places.length - 1)
        .map(i -> places[i])
        .toArray();
  }

  /** What thin lines are, for a caption. */
  static String meaning(List<CaseResult> cases) {
    int most = cases.stream().mapToInt(CaseResult::done).max().orElse(0);
    if (most < 2) {
      return "";
    }
    return most > MOST_SEEDS
        ? "; thin lines are the first " + MOST_SEEDS + " seeds"
        : "; thin lines are single seeds";
  }
}
