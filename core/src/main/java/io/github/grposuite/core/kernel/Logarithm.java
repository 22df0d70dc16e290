package io.github.grposuite.core.kernel;

/**
 * ln(1 + z) for z in [0, 1] by the series of the inverse hyperbolic tangent, in operations whose
 * last bit no machine changes.
 *
 * <p>ln(1+z) = 2 artanh(s) with s = z/(z+2); above {@value #SPLIT} it is ln 2 + 2 artanh(s) with s
 * = (z−1)/(z+3). Either way |s| ≤ 0.172, and Σ_{k≤11} s^(2k+1)/(2k+1) leaves out less than 7e−19 of
 * the sum.
 */
final class Logarithm {
  static final double SPLIT = 0.4142135623730951;
  static final double LN2 = 0.6931471805599453;

  static final double C1 = 1.0 / 3;
  static final double C2 = 1.0 / 5;
  static final double C3 = 1.0 / 7;
  static final double C4 = 1.0 / 9;
  static final double C5 = 1.0 / 11;
  static final double C6 = 1.0 / 13;
  static final double C7 = 1.0 / 15;
  static final double C8 = 1.0 / 17;
  static final double C9 = 1.0 / 19;
  static final double C10 = 1.0 / 21;
  static final double C11 = 1.0 / 23;

  private Logarithm() {}

  /**
   * ln(1 + z) for z in [0, 1]; NaN for NaN.
   *
   * @param inverse 1/(z+3) above {@value #SPLIT}, else 1/(z+2)
   */
  static double log1p(double z, double inverse) {
    boolean upper = z > SPLIT;
    double s = (upper ? z - 1 : z) * inverse;
    double p = s * s;
    double sum = Math.fma(C11, p, C10);
    sum = Math.fma(sum, p, C9);
    sum = Math.fma(sum, p, C8);
    sum = Math.fma(sum, p, C7);
    sum = Math.fma(sum, p, C6);
    sum = Math.fma(sum, p, C5);
    sum = Math.fma(sum, p, C4);
    sum = Math.fma(sum, p, C3);
    sum = Math.fma(sum, p, C2);
    sum = Math.fma(sum, p, C1);
    double t = s + s;
    return Math.fma(sum * p, t, t) + (upper ? LN2 : 0.0);
  }
}
