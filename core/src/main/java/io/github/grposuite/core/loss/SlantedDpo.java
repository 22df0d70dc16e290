package io.github.grposuite.core.loss;

/**
 * ℓ(h) = −ln σ(u) + c u with u = βh, which DPO with labels that may be wrong comes to, because −ln
 * σ(−u) = −ln σ(u) + u.
 */
interface SlantedDpo extends SmoothConvexLoss {
  /** c. */
  double slant();

  /** Without the slant. */
  Dpo dpo();

  @Override
  default double beta() {
    return dpo().beta();
  }

  @Override
  default double value(double h) {
    return dpo().value(h) + slant() * (beta() * h);
  }

  @Override
  default double derivative(double h) {
    return dpo().derivative(h) + slant() * beta();
  }

  @Override
  default double curvature(double h) {
    return dpo().curvature(h);
  }

  @Override
  default double largestCurvature() {
    return dpo().largestCurvature();
  }

  @Override
  default double sum(double[] h, int count, double[] slope, double[] scratch) {
    double margins = 0;
    for (int i = 0; i < count; i++) {
      margins += h[i];
    }
    double sum = dpo().sum(h, count, slope, scratch);
    double c = slant() * beta();
    for (int i = 0; i < count; i++) {
      slope[i] += c;
    }
    return sum + c * margins;
  }
}
