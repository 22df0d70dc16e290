package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;

/**
 * Fixed weights a pair: the gradient is (1/N) Σ_i q_{g(i)} ∇ℓ_i (paper, section 5, "importance
 * sampling").
 *
 * @param q one weight a group, normalised to sum 1; empty for q_g ∝ 1/N_g
 */
public record ImportanceSampling(double[] q) implements GroupWeighting {
  public ImportanceSampling {
    double sum = 0;
    for (double weight : q) {
      sum += Checks.nonNegative("weights", weight);
    }
    if (q.length > 0) {
      Checks.positive("the sum of weights", sum);
    }
  }

  static ImportanceSampling read(Settings s) {
    return new ImportanceSampling(s.has("weights") ? s.numbers("weights") : new double[0]);
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
    for (int g = 0; g < sizes.length; g++) {
      weights.alpha[g] /= sum;
      weights.coefficients[g] = weights.alpha[g] / weights.total;
    }
    return weights;
  }

  @Override
  public OneGroupWeights startOneGroup(int[] sizes) {
    return new OneGroupWeights.Fixed(start(sizes));
  }
}
