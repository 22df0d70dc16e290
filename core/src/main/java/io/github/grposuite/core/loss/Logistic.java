package io.github.grposuite.core.loss;

/** The logistic function, without overflow, by the same bits on every machine. */
final class Logistic {
  private Logistic() {}

  /** σ(x) = 1/(1 + e^−x). */
  static double sigma(double x) {
    double z = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? z : 1) / (1 + z);
  }

  /** σ′(x) = σ(x) σ(−x). */
  static double slope(double x) {
    double z = StrictMath.exp(-Math.abs(x));
    return z / (1 + z) / (1 + z);
  }

  /** −ln σ(x) = ln(1 + e^−x). */
  static double loss(double x) {
    return Math.max(-x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
