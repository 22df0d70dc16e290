package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.figure.MethodStyles;
import io.github.grposuite.reports.figure.SummaryBars;
import io.github.grposuite.reports.figure.Traces;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import java.util.ArrayList;
import java.util.List;

/** What the drawings of all figures have in common. */
final class Drawing {
  static final SeriesKey WORST_LOSS = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  private Drawing() {}

  /** One colour, mark and dash a method, the same in every figure. */
  static SeriesStyle style(MethodInfo method) {
    return new MethodStyles(List.of(method)).of(method);
  }

  /** The same where dashes would tell nothing. */
  static SeriesStyle solid(MethodInfo method) {
    return style(method).solid();
  }

  /**
   * Lines of the cases that have the series.
   *
   * @param from the first iteration that is shown: checkpoints before the first update are named −1
   * @param perStep what x counts in a step
   */
  static List<Line> lines(List<CaseResult> cases, SeriesKey key, int from, int perStep) {
    List<Line> lines = new ArrayList<>();
    for (CaseResult result : cases) {
      Curve curve = result.curves().get(key);
      if (curve != null) {
        MethodInfo method = result.key().method();
        lines.add(Traces.mean(method.label(), style(method), curve, from, perStep));
      }
    }
    return lines;
  }

  /** Upright, one a case. */
  static Panel.Bars bars(String title, String valueLabel, List<CaseResult> cases, SeriesKey key) {
    List<Bar> bars = new ArrayList<>();
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      bars.add(SummaryBars.bar(method.label(), solid(method), result.summary(key)));
    }
    boolean none = cases.stream().noneMatch(result -> result.values().containsKey(key));
    return new Panel.Bars(none ? unrecorded(title) : title, valueLabel, bars, true);
  }

  /** The heading of a panel without a value. */
  static String unrecorded(String title) {
    return title + " – not recorded";
  }

  /** {@code Mean ± standard error over 20 seeds}. */
  static String meaning(List<CaseResult> cases) {
    int least = cases.stream().mapToInt(CaseResult::done).min().orElse(0);
    int most = cases.stream().mapToInt(CaseResult::done).max().orElse(0);
    String seeds = least == most ? Integer.toString(most) : least + " to " + most;
    int stride = cases.stream().mapToInt(CaseResult::stride).max().orElse(1);
    return (most == 1 ? "One seed" : "Mean ± standard error over " + seeds + " seeds")
        + (stride == 1 ? "" : "; one in " + stride + " checkpoints is drawn");
  }
}
