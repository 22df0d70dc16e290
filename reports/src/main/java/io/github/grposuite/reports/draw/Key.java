package io.github.grposuite.reports.draw;

import java.util.List;

/** An entry of a legend. */
public record Key(String label, Style style) {
  /** One key a line. */
  public static List<Key> of(List<Line> lines) {
    return lines.stream().map(line -> new Key(line.label(), line.style())).toList();
  }
}
