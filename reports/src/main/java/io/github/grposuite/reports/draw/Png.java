package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A figure as PNG, with as many dots an inch as its style says. */
final class Png {
  private static final double POINTS_PER_INCH = 72;
  private static final double METRES_PER_INCH = 0.0254;
  private static final String PNG = "javax_imageio_png_1.0";

  /** 400 MB of memory; in print, a page at 1200 dots an inch. */
  private static final double MOST_PIXELS = 1e8;

  static final RenderingHints HINTS =
      new RenderingHints(
          Map.of(
              RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
              RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
              RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
              RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE));

  static {
    ImageIO.setUseCache(false);
  }

  private Png() {}

  static byte[] of(Figure figure, Theme theme) throws IOException {
    FigureLayout layout = new FigureLayout(figure, theme);
    double scale = theme.style().dotsPerInch() / POINTS_PER_INCH;
    double width = pixels(scale * layout.width());
    double height = pixels(scale * layout.height());
    if (width * height > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "figure %s would have %s by %s pixels at %s dots an inch, but at most 100 million in"
                  .formatted(figure.name(), (int) width, (int) height, theme.style().dotsPerInch())
              + " all are drawn; lower the dpi or the panel's size");
    }
    BufferedImage image = new Rows((int) width, (int) height);
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
    return encoded(image, theme.style().dotsPerInch());
  }

  /** Of which the encoder, which asks for a row at a time, gets the row and not a copy of it. */
  private static final class Rows extends BufferedImage {
    Rows(int width, int height) {
      super(width, height, TYPE_INT_RGB);
    }

    @Override
    public Raster getData(Rectangle part) {
      return getRaster().createChild(part.x, part.y, part.width, part.height, part.x, part.y, null);
    }
  }

  /** With its resolution, by which other programs know how large it is meant to be. */
  private static byte[] encoded(BufferedImage image, int dotsPerInch) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      String perMetre = Long.toString(Math.round(dotsPerInch / METRES_PER_INCH));
      IIOMetadataNode size = new IIOMetadataNode("pHYs");
      size.setAttribute("pixelsPerUnitXAxis", perMetre);
      size.setAttribute("pixelsPerUnitYAxis", perMetre);
      size.setAttribute("unitSpecifier", "meter");
      IIOMetadataNode root = new IIOMetadataNode(PNG);
      root.appendChild(size);
      metadata.mergeTree(PNG, root);
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Begun ones count, but not those that rounding begins. */
  private static double pixels(double exact) {
    return Math.ceil(exact - 1e-6);
  }
}
