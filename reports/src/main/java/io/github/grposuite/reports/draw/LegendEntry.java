package io.github.grposuite.reports.draw;

import java.util.List;

/** An entry of a legend. */
public record LegendEntry(String label, SeriesStyle style) {
  /** One key a line. */
  public static List<LegendEntry> of(List<Line> lines) {
    return lines.stream().map(line -> new LegendEntry(line.label(), line.style())).toList();
  }
}
