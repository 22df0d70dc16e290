package io.github.grposuite.reports.stats;

import io.github.grposuite.records.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/** How a setting's value is written for people; tidy files have it exactly. */
public final class SettingValue {
  private static final int LONGEST = 6;
  private static final int LONGEST_WHOLE = 9;
  private static final MathContext SHORT = new MathContext(4);

  /** Beyond 10 to this power, or below its inverse, a power of ten is shorter. */
  private static final int LARGEST_EXPONENT = 6;

  private SettingValue() {}

  /** A number as it was written, or four digits of what was computed. */
  public static String of(double value) {
    return of(Numbers.exact(value));
  }

  /**
   * Four digits of a fraction that has more than six, as drawn ones do, and no exponent where zeros
   * are as short; everything else, such as 1048576 steps, as it is.
   */
  public static String of(String value) {
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      return value;
    }
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    boolean isLong = number.stripTrailingZeros().precision() > (whole ? LONGEST_WHOLE : LONGEST);
    if (!isLong && value.indexOf('E') < 0) {
      return value;
    }
    BigDecimal shown = (isLong ? number.round(SHORT) : number).stripTrailingZeros();
    int exponent = shown.precision() - shown.scale() - 1;
    return Math.abs(exponent) <= LARGEST_EXPONENT
        ? shown.toPlainString()
        : shown.toString().replace("E+", "E");
  }
}
