package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import java.math.BigDecimal;
import java.math.MathContext;

/** Pieces of HTML that several parts of a page have. */
final class Html {
  private static final double SMALLEST_P = 0.001;
  private static final int PLAIN = 6;

  private Html() {}

  static String heading(int level, String id, String text) {
    return "<h%1$s id=\"%2$s\">%3$s</h%1$s>".formatted(level, escape(id), escape(text)) + "\n";
  }

  static String heading(int level, String text) {
    return "<h%1$s>%2$s</h%1$s>".formatted(level, escape(text)) + "\n";
  }

  static String note(String text) {
    return text.isEmpty() ? "" : "<p class=\"note\">" + escape(text) + "</p>\n";
  }

  static String warning(String text) {
    return "<p class=\"problems\"><b>Note:</b> " + escape(text) + "</p>\n";
  }

  /** A frame in which a wide table scrolls by itself. */
  static String scroll(String label, String table) {
    return "<div class=\"table\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
        + escape(label)
        + "\">"
        + table
        + "</div></div>\n";
  }

  /** A number in so many significant digits; a dash for none. */
  static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "—";
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(digits));
    int magnitude = rounded.precision() - rounded.scale() - 1;
    boolean plain = rounded.signum() == 0 || Math.abs(magnitude) < PLAIN;
    return (plain ? rounded.stripTrailingZeros().toPlainString() : rounded.toString())
        .replace("E+", "E")
        .replace('-', '−');
  }

  static String pValue(double p) {
    if (Double.isNaN(p)) {
      return "—";
    }
    return p < SMALLEST_P ? "< 0.001" : number(p, 2);
  }
}
