package io.github.grposuite.reports.draw;

import com.pngencoder.PngEncoder;
import com.pngencoder.PngEncoderPhysicalPixelDimensions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;

/** A figure as PNG, with as many dots an inch as its style says. */
final class Png {
  private static final double POINTS_PER_INCH = 72;
  private static final int COMPRESSION = 4;

  /** 400 MB of memory; in print, a page at 1200 dots an inch. */
  private static final double MOST_PIXELS = 1e8;

  /** 160 MB: what is drawn without a wish of its own fits any heap. */
  private static final double LARGEST = 4e7;

  static final RenderingHints HINTS =
      new RenderingHints(
          Map.of(
              RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
              RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
              RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
              RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE));

  private Png() {}

  static byte[] of(FigureLayout layout) {
    Theme theme = layout.theme();
    int dots = dotsPerInch(layout);
    double scale = dots / POINTS_PER_INCH;
    double width = pixels(scale * layout.width());
    double height = pixels(scale * layout.height());
    if (width * height > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "figure %s would have %s by %s pixels at %s dots an inch, but at most 100 million in"
                  .formatted(
                      layout.figure().name(),
                      (int) width,
                      (int) height,
                      theme.style().dotsPerInch())
              + " all are drawn; lower the dpi or the panel's size");
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.addRenderingHints(HINTS);
      graphics.scale(scale, scale);
      layout.draw(graphics);
    } finally {
      graphics.dispose();
    }
    // With its resolution, by which other programs know how large it is meant to be. In one thread:
    // several would write other bytes.
    return new PngEncoder()
        .withBufferedImage(image)
        .withPhysicalPixelDimensions(PngEncoderPhysicalPixelDimensions.dotsPerInch(dots))
        .withCompressionLevel(COMPRESSION)
        .withMultiThreadedCompressionEnabled(false)
        .toBytes();
  }

  /** As the style says; a figure that is too large for the standard's has fewer. */
  private static int dotsPerInch(FigureLayout layout) {
    int asked = layout.theme().style().dotsPerInch();
    double area = layout.width() * layout.height() / (POINTS_PER_INCH * POINTS_PER_INCH);
    return asked > FigureStyle.STANDARD.dotsPerInch()
        ? asked
        : (int) Math.min(asked, Math.sqrt(LARGEST / area));
  }

  /** Begun ones count, but not those that rounding begins. */
  private static double pixels(double exact) {
    return Math.ceil(exact - 1e-6);
  }
}
