package io.github.grposuite.core.weighting;

import java.util.Arrays;

/** All pairs count alike: the gradient is (1/N) Σ_i ∇ℓ_i. */
public record Pooled() implements GroupWeighting {
  @Override
  public String name() {
    return "pooled";
  }

  @Override
  public GroupWeights start(int[] sizes) {
    FixedWeights weights = new FixedWeights(sizes);
    Arrays.fill(weights.alpha, 1.0 / sizes.length);
    Arrays.fill(weights.coefficients, 1.0 / weights.total);
    return weights;
  }

  @Override
  public OneGroupWeights startOneGroup(int[] sizes) {
    return new OneGroupWeights.Fixed(start(sizes));
  }
}
