package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.Summary;
import java.util.List;

/** Bars as high as a mean over seeds, with its standard error. */
public final class SummaryBars {
  private SummaryBars() {}

  public static Bar bar(String label, SeriesStyle style, Summary value) {
    return new Bar(label, style, value.mean(), value.standardError());
  }

  /** One a group. */
  public static BarSeries series(String label, SeriesStyle style, List<Summary> values) {
    return new BarSeries(
        label,
        style,
        values.stream().mapToDouble(Summary::mean).toArray(),
        values.stream().mapToDouble(Summary::standardError).toArray());
  }
}
