package io.github.grposuite.reports.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** JSON for the page's script: few digits, and safe within a script element. */
final class Json {
  /** More than a pixel or a reader tells apart. */
  private static final MathContext DIGITS = new MathContext(5);

  /** Of a position, such as the number of updates, which must stay what it is. */
  private static final MathContext POSITION_DIGITS = new MathContext(10);

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int PLAIN = 7;

  /** Writes one value. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private Json() {}

  /** What the body writes, in characters that neither end a script element nor a line of script. */
  static String text(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot be written to", e);
    }
    return text.toString()
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** An element that holds data; it is not run. */
  static String element(String attributes, String json) {
    return "<script type=\"application/json\" " + attributes + ">" + json + "</script>\n";
  }

  /** A number, or null in place of one that is not finite. */
  static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(shortest(value, DIGITS));
    } else {
      json.writeNull();
    }
  }

  /** A number of which every digit counts. */
  static void position(JsonGenerator json, double value) throws IOException {
    json.writeNumber(shortest(value, POSITION_DIGITS));
  }

  static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeFieldName(name);
      number(json, value);
    }
  }

  static void numbers(JsonGenerator json, String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      number(json, value);
    }
    json.writeEndArray();
  }

  static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Positions of colour and dash in the theme. */
  static void style(JsonGenerator json, SeriesStyle style) throws IOException {
    json.writeArrayFieldStart("s");
    json.writeNumber(style.colour());
    json.writeNumber(style.dash());
    json.writeEndArray();
  }

  private static String shortest(double value, MathContext digits) {
    BigDecimal rounded = new BigDecimal(value, digits).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return rounded.signum() == 0 || Math.abs(magnitude) < PLAIN
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "E");
  }
}
