package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the drawings of all figures have in common. */
final class Drawing {
  static final SeriesKey WORST_LOSS = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  /** After the colours of the paper's methods. */
  private static final int OTHER = 3;

  private Drawing() {}

  /** One colour, mark and dash a method, the same in every figure. */
  static SeriesStyle style(MethodInfo method) {
    int place = method.place().orElse(OTHER);
    return new SeriesStyle(place, place);
  }

  /** The same where dashes would tell nothing. */
  static SeriesStyle solid(MethodInfo method) {
    return new SeriesStyle(style(method).colour(), 0);
  }

  /**
   * The mean with a band of its standard error.
   *
   * @param from the first iteration that is shown: checkpoints before the first update are named −1
   * @param perStep what x counts in a step
   */
  static Line line(String label, SeriesStyle style, Curve curve, int from, int perStep) {
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

  /** Lines of the cases that have the series. */
  static List<Line> lines(List<CaseResult> cases, SeriesKey key, int from, int perStep) {
    List<Line> lines = new ArrayList<>();
    for (CaseResult result : cases) {
      Curve curve = result.curves().get(key);
      if (curve != null) {
        MethodInfo method = result.key().method();
        lines.add(line(method.label(), style(method), curve, from, perStep));
      }
    }
    return lines;
  }

  /** Upright, one a case. */
  static Panel bars(String title, String valueLabel, List<CaseResult> cases, SeriesKey key) {
    List<Bar> bars = new ArrayList<>();
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      Summary value = result.values().getOrDefault(key, Summary.of());
      bars.add(new Bar(method.label(), solid(method), value.mean(), value.standardError()));
    }
    boolean none = cases.stream().noneMatch(result -> result.values().containsKey(key));
    return new Panel.Bars(none ? unrecorded(title) : title, valueLabel, bars, true);
  }

  /** The heading of a panel without a value. */
  static String unrecorded(String title) {
    return title + " – not recorded";
  }

  /** With a capital at the beginning. */
  static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code mean ± standard error over 20 seeds}. */
  static String meaning(List<CaseResult> cases) {
    int least = cases.stream().mapToInt(CaseResult::done).min().orElse(0);
    int most = cases.stream().mapToInt(CaseResult::done).max().orElse(0);
    String seeds = least == most ? Integer.toString(most) : least + " to " + most;
    int stride = cases.stream().mapToInt(CaseResult::stride).max().orElse(1);
    return (most == 1 ? "one seed" : "mean ± standard error over " + seeds + " seeds")
        + (stride == 1 ? "" : "; one in " + stride + " checkpoints is drawn");
  }
}
