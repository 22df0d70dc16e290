package io.github.grposuite.reports.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Colours, strokes and the font of all figures.
 *
 * <p>The colours are those of Okabe and Ito, "Color Universal Design" (2008), told apart with any
 * colour vision; dashes and markers tell them apart in grey print as well. The font is Liberation
 * Sans out of pdfbox's jar, so that pictures do not depend on what a machine has installed.
 */
final class Theme {
  static final Color TEXT = new Color(0x22, 0x22, 0x22);
  static final Color AXIS = new Color(0x88, 0x88, 0x88);
  static final Color GRID = new Color(0xe4, 0xe4, 0xe4);
  static final String FONT_RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final int BAND_ALPHA = 48;
  private static final Font BASE = load();
  static final Font TITLE = BASE.deriveFont(12f);
  static final Font LABEL = BASE.deriveFont(11f);
  static final Font TICK = BASE.deriveFont(10f);
  static final Font LEGEND = BASE.deriveFont(10f);

  static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x72, 0xb2), // blue
          new Color(0x00, 0x9e, 0x73), // bluish green
          new Color(0xd5, 0x5e, 0x00), // vermillion
          new Color(0xcc, 0x79, 0xa7), // reddish purple
          new Color(0xe6, 0x9f, 0x00), // orange
          new Color(0x56, 0xb4, 0xe9), // sky blue
          Color.BLACK);

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

  private Theme() {}

  static Color colour(Style style) {
    return style.hasColour() ? COLOURS.get(style.colour() % COLOURS.size()) : TEXT;
  }

  /** The colour of a band: translucent in itself, for SVG knows no compositing. */
  static Color band(Style style) {
    Color colour = colour(style);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA);
  }

  static Shape marker(Style style) {
    return MARKERS.get(Math.floorMod(style.colour(), MARKERS.size()));
  }

  /** Joins are bevelled: round ones are curves, which JDK 17 and 25 rasterise differently. */
  static Stroke stroke(Style style) {
    float[] dash = DASHES.get(style.dash() % DASHES.size());
    return dash.length == 0
        ? new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
        : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 4f, dash, 0f);
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

  /** The font's file; the caller closes it. */
  static InputStream font() {
    return PDDocument.class.getResourceAsStream(FONT_RESOURCE);
  }

  private static Font load() {
    try (InputStream stream = font()) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FONT_RESOURCE, e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(FONT_RESOURCE + " is not a font", e);
    }
  }
}
