package io.github.grposuite.reports.draw;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure as SVG, its text as text.
 *
 * <p>VectorGraphics2D prints some coordinates with {@code Double.toString} and names clip paths by
 * hash code; both are rewritten, coordinates to hundredths of a point, so that the bytes depend on
 * the figure alone. It also shares number formats between threads, hence the lock.
 */
final class Svg {
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern CLIP = Pattern.compile("clip(-?\\d+)");
  private static final Pattern FONT = Pattern.compile("font-family:&quot;([^&]+)&quot;");

  /** VectorGraphics2D says no size where it is this one; viewers then take their own, often 16. */
  private static final String UNSAID_SIZE = "<svg font-size=\"12px\" ";

  private static final Object LOCK = new Object();

  private Svg() {}

  static byte[] of(Figure figure, Theme theme) throws IOException {
    Layout layout = new Layout(figure, theme);
    VectorGraphics2D graphics = new VectorGraphics2D();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (LOCK) {
      layout.draw(graphics);
      Document document =
          Processors.get("svg")
              .getDocument(
                  graphics.getCommands(), new PageSize(0, 0, layout.width(), layout.height()));
      document.writeTo(out);
    }
    return tidy(out.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /** Changes tags only: a label such as 0.125 stays as it is. */
  private static String tidy(String svg) {
    Map<String, String> clips = new LinkedHashMap<>();
    return TAG.matcher(svg).replaceAll(tag -> Matcher.quoteReplacement(tidy(tag.group(), clips)));
  }

  private static String tidy(String tag, Map<String, String> clips) {
    String named =
        CLIP.matcher(tag)
            .replaceAll(
                match -> "clip" + clips.computeIfAbsent(match.group(1), id -> "" + clips.size()));
    String sized = named.replaceFirst("^<svg ", UNSAID_SIZE);
    String rounded = NUMBER.matcher(sized).replaceAll(match -> round(match.group()));
    // Arial and Helvetica have the same widths, for readers without Liberation Sans.
    return FONT.matcher(rounded).replaceAll("font-family:'$1',Arial,Helvetica,sans-serif");
  }

  private static String round(String number) {
    BigDecimal rounded =
        new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
