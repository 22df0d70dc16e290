package io.github.grposuite.reports.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Numbers for people by decimal arithmetic: no locale, and no difference between Java versions. */
public final class PlainNumberFormat extends NumberFormat {
  private static final long serialVersionUID = 1L;
  private static final MathContext DIGITS = new MathContext(8);

  /** From this on an exponent is easier to read. */
  private static final double LARGE = 1e6;

  /** Below this likewise. */
  private static final double SMALL = 1e-4;

  private final boolean shortest;

  /**
   * One way of writing for all labels of an axis.
   *
   * @param least the magnitude that must be legible: on a linear axis the greatest, on a log axis
   *     the least
   * @param most the greatest magnitude
   */
  PlainNumberFormat(double least, double most) {
    shortest = most >= LARGE || least < SMALL;
  }

  /** Such as 0.3, 10000, 1e6 or 2.5e-7. */
  public static String text(double value) {
    return new PlainNumberFormat(Math.abs(value), Math.abs(value)).written(value);
  }

  private String written(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    String plain = rounded.toPlainString();
    String mantissa = rounded.scaleByPowerOfTen(-exponent(rounded)).toPlainString();
    String scientific = mantissa + "e" + exponent(rounded);
    return shortest && scientific.length() < plain.length() ? scientific : plain;
  }

  private static int exponent(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }

  @Override
  public StringBuffer format(double value, StringBuffer out, FieldPosition position) {
    return out.append(written(value));
  }

  @Override
  public StringBuffer format(long value, StringBuffer out, FieldPosition position) {
    return out.append(written(value));
  }

  @Override
  public Number parse(String source, ParsePosition position) {
    throw new UnsupportedOperationException("labels are only written");
  }
}
