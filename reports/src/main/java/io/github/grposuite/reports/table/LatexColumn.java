package io.github.grposuite.reports.table;

import java.math.BigDecimal;
import java.util.List;

/**
 * A column of entries as siunitx sets them: numbers aligned at their decimal point, the standard
 * error in parentheses in units of the last digit, words centred.
 */
final class LatexColumn {
  /** Characters of a power of ten. */
  private static final int POWER = 4;

  private final List<Entry> entries;

  LatexColumn(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** {@code S[table-format=2.3(2)]}, wide enough for every number; {@code c} if there is none. */
  String type() {
    int integers = 0;
    int decimals = 0;
    int uncertainty = 0;
    int exponent = 0;
    boolean negative = false;
    for (Entry entry : entries) {
      if (entry instanceof Entry.Value value) {
        BigDecimal mean = new BigDecimal(value.mean());
        negative |= value.mean().startsWith("-");
        integers = Math.max(integers, Math.max(1, mean.precision() - mean.scale()));
        decimals = Math.max(decimals, Math.max(0, mean.scale()));
        uncertainty = Math.max(uncertainty, digits(value).length());
        exponent = Math.max(exponent, length(value.exponent()));
      }
    }
    return integers == 0
        ? "c"
        : "S[table-format="
            + (negative ? "-" : "")
            + integers
            + (decimals > 0 ? "." + decimals : "")
            + (uncertainty > 0 ? "(" + uncertainty + ")" : "")
            + (exponent > 0 ? "e-" + exponent : "")
            + "]";
  }

  /** What stands in a row. */
  static String text(Entry entry) {
    if (entry instanceof Entry.Value value) {
      String digits = digits(value);
      return (value.best() ? "\\bfseries " : "")
          + value.mean()
          + (digits.isEmpty() ? "" : "(" + digits + ")")
          + (value.exponent() == 0 ? "" : "e" + value.exponent());
    }
    if (entry instanceof Entry.WithInterval estimate) {
      String text = estimate.value() + "\\,[" + estimate.low() + ", " + estimate.high() + "]";
      return "{$"
          + text
          + (estimate.exponent() == 0 ? "" : "\\cdot 10^{" + estimate.exponent() + "}")
          + "$}";
    }
    return "{" + LatexText.escape(entry.text()) + "}";
  }

  /** Characters of the longest entry as it is set. */
  int width() {
    return entries.stream().mapToInt(LatexColumn::width).max().orElse(0);
  }

  private static int width(Entry entry) {
    int power = 0;
    if (entry instanceof Entry.Value value) {
      power = value.exponent() == 0 ? 0 : POWER;
      return value.mean().length() + digits(value).length() + 2 + power;
    }
    if (entry instanceof Entry.WithInterval estimate) {
      power = estimate.exponent() == 0 ? 0 : POWER;
      return estimate.value().length()
          + estimate.low().length()
          + estimate.high().length()
          + 4
          + power;
    }
    return entry.text().length();
  }

  /** The error in units of the mean's last digit. */
  private static String digits(Entry.Value value) {
    if (value.error().isEmpty()) {
      return "";
    }
    int scale = Math.max(0, new BigDecimal(value.mean()).scale());
    return new BigDecimal(value.error()).movePointRight(scale).toBigInteger().toString();
  }

  private static int length(int exponent) {
    return exponent == 0 ? 0 : Integer.toString(Math.abs(exponent)).length();
  }
}
