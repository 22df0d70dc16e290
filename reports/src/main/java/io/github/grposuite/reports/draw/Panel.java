package io.github.grposuite.reports.draw;

import java.util.List;

/** One chart of a figure. */
public sealed interface Panel {

  /**
   * Lines over a numeric axis.
   *
   * @param keys the legend
   * @param ticks names of the positions 0, 1, 2, … of the x axis; empty if it is a plain scale
   */
  record Lines(
      String title,
      String xLabel,
      String yLabel,
      List<Line> lines,
      List<Key> keys,
      List<String> ticks)
      implements Panel {
    public Lines {
      lines = List.copyOf(lines);
      keys = List.copyOf(keys);
      ticks = List.copyOf(ticks);
    }

    /** On a plain scale, each line with its own key. */
    public Lines(String title, String xLabel, String yLabel, List<Line> lines) {
      this(title, xLabel, yLabel, lines, Key.of(lines), List.of());
    }
  }

  /**
   * Horizontal bars from zero, side by side for each group.
   *
   * @param groups from the top
   * @param series with a height for each group; the legend
   */
  record GroupedBars(String title, String valueLabel, List<String> groups, List<BarSeries> series)
      implements Panel {
    public GroupedBars {
      groups = List.copyOf(groups);
      series = List.copyOf(series);
    }
  }

  /** Horizontal bars from zero, in order from the top, each named on its left. */
  record Bars(String title, String valueLabel, List<Bar> bars) implements Panel {
    public Bars {
      bars = List.copyOf(bars);
    }
  }
}
