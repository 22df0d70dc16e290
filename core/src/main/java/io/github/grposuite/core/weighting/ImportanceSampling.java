package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;

/**
 * Fixed weights a pair: the gradient is c (1/N) Σ_i q_{g(i)} ∇ℓ_i (paper, section 5, "importance
 * sampling").
 *
 * @param q one weight a group, normalised to sum 1; empty for q_g ∝ 1/N_g
 * @param scale what c is
 */
public record ImportanceSampling(double[] q, Scale scale) implements GroupWeighting {
  /** What the weighted mean over pairs is multiplied by. */
  public enum Scale {
    /** Nothing, c = 1: the groups' weights q_g N_g/N sum to less than 1. */
    AUTHORS,
    /** c = N / Σ_g q_g N_g, so that the groups' weights sum to 1, as those of other weightings. */
    NORMALISED
  }

  public ImportanceSampling {
    double sum = 0;
    for (double weight : q) {
      sum += Checks.nonNegative("weights", weight);
    }
    if (q.length > 0) {
      Checks.positive("the sum of weights", sum);
    }
  }

  /** With c = 1. */
  public ImportanceSampling(double[] q) {
    this(q, Scale.AUTHORS);
  }

  static ImportanceSampling read(Settings s) {
    return new ImportanceSampling(
        readWeights(s), s.addedChoice("scale", Scale.class, Scale.AUTHORS));
  }

  /** Reads q. */
  static double[] readWeights(Settings s) {
    return s.has("weights") ? s.numbers("weights") : new double[0];
  }

  @Override
  public String name() {
    return "importance-sampling";
  }

  @Override
  public GroupWeights start(int[] sizes) {
    if (q.length > 0 && q.length != sizes.length) {
      throw new IllegalArgumentException(
          "weights must have one value a group, " + sizes.length + ", but has " + q.length);
    }
    FixedWeights weights = new FixedWeights(sizes);
    double sum = 0;
    for (int g = 0; g < sizes.length; g++) {
      weights.alpha[g] = q.length > 0 ? q[g] : 1.0 / sizes[g];
      sum += weights.alpha[g];
    }
    double whole = 0;
    for (int g = 0; g < sizes.length; g++) {
      weights.alpha[g] /= sum;
      whole += weights.alpha[g] * sizes[g];
    }
    double divisor = scale == Scale.NORMALISED ? whole : weights.total;
    for (int g = 0; g < sizes.length; g++) {
      weights.coefficients[g] = weights.alpha[g] / divisor;
    }
    return weights;
  }

  @Override
  public OneGroupWeights startOneGroup(int[] sizes) {
    return new OneGroupWeights.Fixed(start(sizes));
  }
}
