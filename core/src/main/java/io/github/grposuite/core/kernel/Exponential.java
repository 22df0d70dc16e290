package io.github.grposuite.core.kernel;

/**
 * exp by argument reduction and its Taylor polynomial, in operations whose last bit no machine
 * changes.
 *
 * <p>x = n ln2 + r with |r| ≤ ln2/2; e^r = Σ_{k≤13} r^k/k! (truncation 4e−18), times 2^n put into
 * the exponent bits. ln2 is split in two as in fdlibm (Sun, e_exp.c: 6.93147180369123816490e-01 and
 * 1.90821492927058770002e-10) so that n·LN2_HI is exact.
 */
public final class Exponential {
  static final double LOG2_E = 1.4426950408889634;
  static final double LN2_HI = 0x1.62e42feep-1;
  static final double LN2_LO = 0x1.a39ef35793c76p-33;

  /** Adding it rounds to an integer n and leaves n + 1023 in the low bits of the significand. */
  static final double SHIFTER = 0x1.8p52 + 1023;

  static final double LOWEST = -708;
  static final double HIGHEST = 709;

  static final double C2 = 1.0 / 2;
  static final double C3 = 1.0 / 6;
  static final double C4 = 1.0 / 24;
  static final double C5 = 1.0 / 120;
  static final double C6 = 1.0 / 720;
  static final double C7 = 1.0 / 5040;
  static final double C8 = 1.0 / 40320;
  static final double C9 = 1.0 / 362880;
  static final double C10 = 1.0 / 3628800;
  static final double C11 = 1.0 / 39916800;
  static final double C12 = 1.0 / 479001600;
  static final double C13 = 1.0 / 6227020800L;

  private Exponential() {}

  /** e^x for x in [−708, 709], and at the nearer end of that range beyond it; NaN for NaN. */
  public static double exp(double argument) {
    double x = Math.min(Math.max(argument, LOWEST), HIGHEST);
    double shifted = x * LOG2_E + SHIFTER;
    double n = shifted - SHIFTER;
    double r = Math.fma(n, -LN2_LO, Math.fma(n, -LN2_HI, x));
    double p = Math.fma(C13, r, C12);
    p = Math.fma(p, r, C11);
    p = Math.fma(p, r, C10);
    p = Math.fma(p, r, C9);
    p = Math.fma(p, r, C8);
    p = Math.fma(p, r, C7);
    p = Math.fma(p, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r, C2);
    p = Math.fma(p, r, 1.0);
    p = Math.fma(p, r, 1.0);
    return p * Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
  }
}
