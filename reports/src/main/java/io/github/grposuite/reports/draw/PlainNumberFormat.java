package io.github.grposuite.reports.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Tick labels by decimal arithmetic: no locale, and no difference between Java versions. */
final class PlainNumberFormat extends NumberFormat {
  private static final long serialVersionUID = 1L;
  private static final MathContext DIGITS = new MathContext(8);

  static String text(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return rounded.signum() == 0 || (magnitude >= -5 && magnitude < 7)
        ? rounded.toPlainString()
        : rounded.toString();
  }

  @Override
  public StringBuffer format(double value, StringBuffer out, FieldPosition position) {
    return out.append(text(value));
  }

  @Override
  public StringBuffer format(long value, StringBuffer out, FieldPosition position) {
    return out.append(value);
  }

  @Override
  public Number parse(String source, ParsePosition position) {
    throw new UnsupportedOperationException("labels are only written");
  }
}
