package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.LegendEntry;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

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
    List<LegendEntry> keys,
    List<String> ticks,
    Axes axes) {

  /** Which axes are logarithmic. */
  record Axes(boolean logX, boolean logY) {
    static final Axes PLAIN = new Axes(false, false);
  }

  /** Over updates, each line with its own key. */
  static LinePanel overSteps(String title, String yLabel, List<Line> lines) {
    return new LinePanel(
        title, "update", yLabel, lines, List.of(), LegendEntry.of(lines), List.of(), Axes.PLAIN);
  }

  LinePanel with(List<Line> others) {
    return new LinePanel(title, xLabel, yLabel, lines, others, keys, ticks, axes);
  }

  LinePanel withKeys(List<LegendEntry> others) {
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
    return panel(Optional.empty());
  }

  /** All with the scale that holds what each of them shows. */
  static List<Panel> alike(List<LinePanel> panels) {
    DoubleSummaryStatistics shown =
        panels.stream().flatMapToDouble(LinePanel::values).summaryStatistics();
    Optional<Panel.Range> range =
        shown.getCount() == 0
            ? Optional.empty()
            : Optional.of(new Panel.Range(shown.getMin(), shown.getMax()));
    return panels.stream().map(panel -> panel.panel(range)).toList();
  }

  private Panel panel(Optional<Panel.Range> range) {
    return new Panel.Lines(
        title, xLabel, yLabel, lines, traces, keys, ticks, axes.logX, axes.logY, range);
  }

  /** Everything along y that can be drawn. */
  private DoubleStream values() {
    return Stream.concat(lines.stream(), traces.stream())
        .flatMap(line -> Stream.of(line.y(), line.low(), line.high()))
        .flatMapToDouble(DoubleStream::of)
        .filter(value -> Double.isFinite(value) && !(axes.logY && value <= 0));
  }
}
