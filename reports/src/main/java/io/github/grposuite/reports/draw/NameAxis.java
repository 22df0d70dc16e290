package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Names at 0, 1, 2, … of an axis: of rows at its left; of columns below it, or from bottom to top
 * below it where they are too wide for that.
 */
final class NameAxis extends SymbolAxis {
  private static final long serialVersionUID = 1L;

  /** Between two names, in points. */
  static final double GAP = 4;

  /** More lines below each other are harder to read than turned ones. */
  private static final int MOST_LINES = 3;

  /** Between an axis and its names beside their insets, as charts have it. */
  private static final double BESIDE_AXIS = 2;

  private final transient List<Words> names;

  private NameAxis(String label, List<Words> names, double margin, boolean turned, Theme theme) {
    super(label, names.stream().map(name -> name.lines().get(0)).toArray(String[]::new));
    this.names = names;
    setGridBandsVisible(false);
    setVerticalTickLabels(turned);
    setRange(-margin, Math.max(1, names.size()) - 1 + margin);
    Axes.style(this, theme);
  }

  /** Of rows, with so much free before the first and after the last. */
  static NameAxis rows(String label, List<Words> names, double margin, Theme theme) {
    return new NameAxis(label, names, margin, false, theme);
  }

  /**
   * Of columns.
   *
   * @param pitch from one to the next, in points
   * @param most how long turned names may be, in points
   */
  static NameAxis columns(
      String label, List<String> names, double margin, double pitch, double most, Theme theme) {
    List<Words> level = names.stream().map(name -> level(name, pitch, theme)).toList();
    boolean fit =
        level.stream()
                .allMatch(name -> name.width() <= pitch - GAP && name.lines().size() <= MOST_LINES)
            && IntStream.range(0, names.size()).allMatch(i -> isWhole(level.get(i), names.get(i)));
    return fit
        ? new NameAxis(label, level, margin, false, theme)
        : new NameAxis(label, turned(names, most, theme), margin, true, theme);
  }

  /** The room that columns with these names need each, if they are turned. */
  static double leastPitch(List<String> names, double most, Theme theme) {
    return GAP + turned(names, most, theme).stream().mapToDouble(Words::height).max().orElse(0);
  }

  private static Words level(String name, double pitch, Theme theme) {
    return Words.of(name, theme.tick(), Math.max(1, pitch - GAP));
  }

  private static List<Words> turned(List<String> names, double most, Theme theme) {
    return names.stream().map(name -> Words.of(name, theme.tick(), most)).toList();
  }

  /** Whether lines end between words alone. */
  private static boolean isWhole(Words words, String name) {
    return String.join(" ", words.lines()).equals(Lettering.visible(name));
  }

  /** What names take across the axis, in points. */
  double depth() {
    boolean along = isVerticalTickLabels();
    return names.stream().mapToDouble(name -> along ? name.width() : name.height()).max().orElse(0);
  }

  private boolean isPlain() {
    return names.stream().allMatch(Words::isPlainLine);
  }

  @Override
  protected double findMaximumTickLabelWidth(
      List ticks, Graphics2D graphics, Rectangle2D area, boolean turned) {
    RectangleInsets around = getTickLabelInsets();
    return isPlain()
        ? super.findMaximumTickLabelWidth(ticks, graphics, area, turned)
        : names.stream().mapToDouble(Words::width).max().orElse(0)
            + around.getLeft()
            + around.getRight();
  }

  @Override
  protected double findMaximumTickLabelHeight(
      List ticks, Graphics2D graphics, Rectangle2D area, boolean turned) {
    RectangleInsets around = getTickLabelInsets();
    return isPlain()
        ? super.findMaximumTickLabelHeight(ticks, graphics, area, turned)
        : depth() + around.getTop() + around.getBottom();
  }

  @Override
  protected AxisState drawTickMarksAndLabels(
      Graphics2D graphics, double cursor, Rectangle2D plot, Rectangle2D data, RectangleEdge edge) {
    if (isPlain()) {
      return super.drawTickMarksAndLabels(graphics, cursor, plot, data, edge);
    }
    AxisState state = new AxisState(cursor);
    state.setTicks(refreshTicks(graphics, state, data, edge));
    if (isAxisLineVisible()) {
      drawAxisLine(graphics, cursor, data, edge);
    }
    for (int i = 0; i < names.size(); i++) {
      double at = valueToJava2D(i, data, edge);
      graphics.setPaint(getTickLabelPaint());
      draw(names.get(i), graphics, cursor, at, edge);
      if (isTickMarksVisible()) {
        mark(graphics, cursor, at, edge);
      }
    }
    if (edge == RectangleEdge.LEFT) {
      state.cursorLeft(findMaximumTickLabelWidth(state.getTicks(), graphics, plot, false));
    } else {
      state.cursorDown(findMaximumTickLabelHeight(state.getTicks(), graphics, plot, false));
    }
    return state;
  }

  private void draw(Words name, Graphics2D graphics, double cursor, double at, RectangleEdge edge) {
    RectangleInsets around = getTickLabelInsets();
    if (edge == RectangleEdge.LEFT) {
      name.draw(graphics, cursor - around.getLeft() - BESIDE_AXIS, at, 1);
      return;
    }
    double top = cursor + around.getTop() + BESIDE_AXIS;
    if (isVerticalTickLabels()) {
      AffineTransform before = graphics.getTransform();
      graphics.rotate(-Math.PI / 2, at, top);
      name.draw(graphics, at, top, 1);
      graphics.setTransform(before);
    } else {
      name.draw(graphics, at, top + name.height() / 2, 0.5);
    }
  }

  private void mark(Graphics2D graphics, double cursor, double at, RectangleEdge edge) {
    double length = getTickMarkOutsideLength();
    graphics.setStroke(getTickMarkStroke());
    graphics.setPaint(getTickMarkPaint());
    graphics.draw(
        edge == RectangleEdge.LEFT
            ? new Line2D.Double(cursor - length, at, cursor, at)
            : new Line2D.Double(at, cursor, at, cursor + length));
  }

  @Override
  protected Rectangle2D getLabelEnclosure(Graphics2D graphics, RectangleEdge edge) {
    return AxisLabels.hasLettering(this)
        ? AxisLabels.enclosure(this, edge)
        : super.getLabelEnclosure(graphics, edge);
  }

  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D graphics,
      Rectangle2D plot,
      Rectangle2D data,
      RectangleEdge edge,
      AxisState state) {
    return AxisLabels.hasLettering(this)
        ? AxisLabels.draw(this, graphics, data, edge, state)
        : super.drawLabel(label, graphics, plot, data, edge, state);
  }
}
