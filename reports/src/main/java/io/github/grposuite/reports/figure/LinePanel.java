package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.Key;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import java.util.ArrayList;
import java.util.List;

/**
 * A panel of lines while it is put together.
 *
 * @param ticks names of the positions 0, 1, 2, … of the x axis; empty if it is a scale
 * @param axes whether they are logarithmic
 */
record LinePanel(
    String title,
    String xLabel,
    String yLabel,
    List<Line> lines,
    List<Line> traces,
    List<Key> keys,
    List<String> ticks,
    Axes axes) {

  /** Which axes are logarithmic. */
  record Axes(boolean logX, boolean logY) {
    static final Axes PLAIN = new Axes(false, false);
  }

  /** Over updates, each line with its own key. */
  static LinePanel overSteps(String title, String yLabel, List<Line> lines) {
    return new LinePanel(
        title, "update", yLabel, lines, List.of(), Key.of(lines), List.of(), Axes.PLAIN);
  }

  LinePanel with(List<Line> others) {
    return new LinePanel(title, xLabel, yLabel, lines, others, keys, ticks, axes);
  }

  LinePanel withKeys(List<Key> others) {
    return new LinePanel(title, xLabel, yLabel, lines, traces, others, ticks, axes);
  }

  LinePanel with(Axes other) {
    return new LinePanel(title, xLabel, yLabel, lines, traces, keys, ticks, other);
  }

  LinePanel labelled(String other) {
    return new LinePanel(title, xLabel, other, lines, traces, keys, ticks, axes);
  }

  /** With what all panels beside it have in common after its own title. */
  LinePanel titled(String common) {
    String joined = common.isEmpty() ? title : title + ", " + common;
    return new LinePanel(joined, xLabel, yLabel, lines, traces, keys, ticks, axes);
  }

  /** With a scale of its own. */
  Panel panel() {
    return panel(Range.NONE);
  }

  /** All with the scale that holds what each of them shows. */
  static List<Panel> alike(List<LinePanel> panels) {
    Range range = Range.of(panels);
    return panels.stream().map(panel -> panel.panel(range)).toList();
  }

  private Panel panel(Range range) {
    return new Panel.Lines(title, xLabel, yLabel, lines, traces, keys, ticks);
  }

  /** What is shown along y; NaN for nothing. */
  record Range(double low, double high) {
    static final Range NONE = new Range(Double.NaN, Double.NaN);

    static Range of(List<LinePanel> panels) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (LinePanel panel : panels) {
        List<Line> all = new ArrayList<>(panel.lines);
        all.addAll(panel.traces);
        for (Line line : all) {
          for (double[] values : List.of(line.y(), line.low(), line.high())) {
            for (double value : values) {
              if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
              }
            }
          }
        }
      }
      return low <= high ? new Range(low, high) : NONE;
    }
  }
}
