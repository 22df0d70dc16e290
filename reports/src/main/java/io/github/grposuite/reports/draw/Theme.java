package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours, strokes and fonts of all figures of a style.
 *
 * <p>The standard colours are told apart with any colour vision; dashes and markers tell them apart
 * in grey print as well.
 */
final class Theme {
  static final Color TEXT = new Color(0x22, 0x22, 0x22);
  static final Color AXIS = new Color(0x88, 0x88, 0x88);
  static final Color GRID = new Color(0xe4, 0xe4, 0xe4);
  static final Color STRIPE = new Color(0xf6, 0xf6, 0xf6);
  static final Stroke GRID_STROKE = new BasicStroke(0.8f);

  /** Up to the lightest that is legible on white. */
  private static final HeatScale SEQUENTIAL = new HeatScale(0, 1.15);

  private static final int BAND_ALPHA = 48;
  private static final int TRACE_ALPHA = 90;
  private static final double TINT = 0.55;

  static final List<float[]> DASHES =
      List.of(
          new float[0],
          new float[] {7, 3},
          new float[] {2, 2.5f},
          new float[] {8, 2.5f, 2, 2.5f},
          new float[] {12, 4},
          new float[] {4, 2, 1, 2, 1, 2});

  static final List<Shape> MARKERS =
      List.of(
          new Ellipse2D.Double(-2.75, -2.75, 5.5, 5.5),
          new Rectangle2D.Double(-2.5, -2.5, 5, 5),
          polygon(0, -3.2, 3, 2.4, -3, 2.4),
          polygon(0, -3.4, 3.4, 0, 0, 3.4, -3.4, 0),
          polygon(0, 3.2, 3, -2.4, -3, -2.4));

  private final FigureStyle style;
  private final Typeface typeface;

  Theme(FigureStyle style) {
    this.style = style;
    this.typeface = Typeface.of(style.font());
  }

  FigureStyle style() {
    return style;
  }

  Typeface typeface() {
    return typeface;
  }

  Font title() {
    return typeface.size(1.2 * style.fontSize());
  }

  Font label() {
    return typeface.size(1.1 * style.fontSize());
  }

  /** Of tick labels and legends. */
  Font tick() {
    return typeface.size(style.fontSize());
  }

  /** Of numbers that must fit into little room. */
  Font small() {
    return typeface.size(0.8 * style.fontSize());
  }

  Color colour(SeriesStyle series) {
    if (series.isSequential()) {
      return SEQUENTIAL.getPaint(series.shade());
    }
    Color colour =
        series.hasColour() ? style.palette().get(series.colour() % style.palette().size()) : TEXT;
    return series.tint() == 0 ? colour : pale(colour, 1 - series.tint());
  }

  /** The colour of a band: translucent in itself, for SVG knows no compositing. */
  Color band(SeriesStyle series) {
    return translucent(colour(series), BAND_ALPHA);
  }

  /** The colour of a line that is one of many. */
  Color trace(SeriesStyle series) {
    return translucent(colour(series), TRACE_ALPHA);
  }

  /** The colour of an area: opaque but pale, so that its edge shows. */
  Color tint(SeriesStyle series) {
    return pale(colour(series), TINT);
  }

  Shape marker(SeriesStyle series) {
    return marker(series, 1);
  }

  /** So many times its usual size. */
  Shape marker(SeriesStyle series, double times) {
    Shape shape = MARKERS.get(Math.floorMod(series.colour(), MARKERS.size()));
    double factor = times * factor();
    return factor == 1
        ? shape
        : AffineTransform.getScaleInstance(factor, factor).createTransformedShape(shape);
  }

  /** Joins are bevelled: round ones are curves, which JDK 17 and 25 rasterise differently. */
  Stroke stroke(SeriesStyle series) {
    float[] dash = DASHES.get(series.dash() % DASHES.size()).clone();
    float width = (float) style.lineWidth();
    if (dash.length == 0) {
      return stroke(1);
    }
    for (int i = 0; i < dash.length; i++) {
      dash[i] *= (float) factor();
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 4f, dash, 0f);
  }

  /** A solid stroke, so many times as wide as a line of means. */
  Stroke stroke(double times) {
    return new BasicStroke(
        (float) (times * style.lineWidth()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
  }

  /** A thin dashed stroke for lines that are no data. */
  static Stroke dashed() {
    return new BasicStroke(
        1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 4f, new float[] {3, 3}, 0f);
  }

  private double factor() {
    return style.lineWidth() / FigureStyle.STANDARD.lineWidth();
  }

  /** With so much of the colour left. */
  private static Color pale(Color colour, double part) {
    return new Color(
        pale(colour.getRed(), part), pale(colour.getGreen(), part), pale(colour.getBlue(), part));
  }

  private static int pale(int channel, double part) {
    return (int) Math.round(255 - part * (255 - channel));
  }

  private static Color translucent(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
