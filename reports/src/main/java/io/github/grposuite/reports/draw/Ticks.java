package io.github.grposuite.reports.draw;

import java.math.BigDecimal;

/** How far apart the ticks of a numeric axis stand. */
final class Ticks {
  private static final int[] FACTORS = {1, 2, 5};

  private Ticks() {}

  /** The smallest 1, 2 or 5 times a power of ten that divides the length into at most so many. */
  static double step(double length, int most) {
    BigDecimal exact = new BigDecimal(length);
    BigDecimal power = BigDecimal.ONE.movePointRight(exact.precision() - exact.scale() - 2);
    while (true) {
      for (int factor : FACTORS) {
        double step = power.multiply(BigDecimal.valueOf(factor)).doubleValue();
        if (length / step <= most) {
          return step;
        }
      }
      power = power.movePointRight(1);
    }
  }
}
