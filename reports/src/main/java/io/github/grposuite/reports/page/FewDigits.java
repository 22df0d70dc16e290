package io.github.grposuite.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in the few digits that a reader or a pixel tells apart. */
final class FewDigits {
  /** Numbers from 10^7 on have an exponent. */
  private static final int PLAIN = 7;

  private FewDigits() {}

  /**
   * A number whose text is short: no zeros at its end, no exponent unless it is large or small.
   *
   * @param value finite
   * @param digits significant ones that are kept
   */
  static BigDecimal of(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value, new MathContext(digits)).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return rounded.scale() < 0 && magnitude < PLAIN ? rounded.setScale(0) : rounded;
  }
}
