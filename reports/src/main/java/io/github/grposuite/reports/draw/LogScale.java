package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A log axis with the decades labelled; if there are fewer than two, their double and fivefold as
 * well; and if those are fewer than two, round numbers.
 */
final class LogScale extends LogAxis {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LABELS = 9;
  private static final double MARGIN = 0.03;
  private static final double LN_10 = StrictMath.log(10);

  /**
   * @param extent positive
   */
  LogScale(String label, Extent extent, Theme theme) {
    super(label);
    double low = log(extent.low());
    double high = log(extent.high());
    double margin = high > low ? MARGIN * (high - low) : 0.5;
    setRange(power(low - margin), power(high + margin));
    Axes.style(this, theme);
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

  @Override
  public double calculateLog(double value) {
    return log(value);
  }

  @Override
  public double calculateValue(double log) {
    return power(log);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<Double> labelled = labelled(getLowerBound(), getUpperBound());
    double least = labelled.stream().min(Comparator.naturalOrder()).orElse(1.0);
    double most = labelled.stream().max(Comparator.naturalOrder()).orElse(1.0);
    PlainNumberFormat format = new PlainNumberFormat(least, most);
    return labelled.stream()
        .map(
            value ->
                new NumberTick(
                    TickType.MAJOR,
                    value,
                    format.format(value.doubleValue()),
                    anchor,
                    TextAnchor.CENTER,
                    0))
        .toList();
  }

  /** The values that have labels. */
  static List<Double> labelled(double low, double high) {
    List<Double> decades = multiples(low, high, 1);
    if (decades.size() >= 2) {
      int every = (decades.size() + MOST_LABELS - 1) / MOST_LABELS;
      return decades.stream().filter(value -> exponent(value) % every == 0).toList();
    }
    List<Double> finer = multiples(low, high, 1, 2, 5);
    return finer.size() >= 2 ? finer : round(low, high);
  }

  private static List<Double> multiples(double low, double high, int... factors) {
    List<Double> values = new ArrayList<>();
    for (int exponent = exponent(low) - 1; exponent <= exponent(high) + 1; exponent++) {
      for (int factor : factors) {
        double value = Double.parseDouble(factor + "e" + exponent);
        if (value >= low && value <= high) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static List<Double> round(double low, double high) {
    double step = Axes.step(high - low, MOST_LABELS / 2);
    List<Double> values = new ArrayList<>();
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      values.add(k * step);
    }
    return values;
  }

  private static int exponent(double value) {
    return (int) Math.round(log(value));
  }

  /** StrictMath: the same on every machine. */
  private static double log(double value) {
    return StrictMath.log(value) / LN_10;
  }

  private static double power(double log) {
    return StrictMath.pow(10, log);
  }
}
