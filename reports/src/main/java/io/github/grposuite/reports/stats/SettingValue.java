package io.github.grposuite.reports.stats;

import io.github.grposuite.records.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** How a setting's value is written for people; tidy files have it exactly. */
public final class SettingValue {
  private static final int LONGEST = 6;
  private static final int LONGEST_WHOLE = 9;
  private static final MathContext SHORT = new MathContext(4);

  /** From here on, and below the inverse of 10 to the other, a power of ten is shorter. */
  private static final int LARGEST_EXPONENT = 6;

  private static final int SMALLEST_EXPONENT = -4;

  /** As the suite writes numbers; 007 is text that looks like one. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private SettingValue() {}

  /** As {@link #of(String)}. */
  public static String of(double value) {
    return of(Numbers.exact(value));
  }

  /**
   * One style for a number, however it was written: 10000, 0.5, 0.0001, 1e-5, 1.5e300. A fraction
   * that has more than six digits, as drawn ones do, is shown with four; whole numbers of up to
   * nine, such as 1048576 steps, have all of them. Other text is as it is.
   */
  public static String of(String value) {
    if (!NUMBER.matcher(value).matches()) {
      return value;
    }
    BigDecimal number = new BigDecimal(value).stripTrailingZeros();
    boolean whole = number.scale() <= 0;
    int digits = number.precision() - Math.min(0, number.scale());
    if (whole && digits <= LONGEST_WHOLE) {
      return number.toPlainString();
    }
    BigDecimal shown =
        number.precision() > LONGEST ? number.round(SHORT).stripTrailingZeros() : number;
    int exponent = shown.precision() - shown.scale() - 1;
    if (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT) {
      return shown.toPlainString();
    }
    return shown.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
