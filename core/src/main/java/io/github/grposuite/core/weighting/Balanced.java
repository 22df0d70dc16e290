package io.github.grposuite.core.weighting;

import java.util.Arrays;

/** The mean of the groups' mean losses: w_g = 1/K (Sagawa et al. 2020). */
public record Balanced() implements GroupWeighting {
  @Override
  public String name() {
    return "balanced";
  }

  @Override
  public GroupWeights start(int[] sizes) {
    double[] equal = new double[sizes.length];
    Arrays.fill(equal, 1.0 / sizes.length);
    FixedWeights weights = new FixedWeights(sizes);
    weights.setWeights(equal);
    return weights;
  }

  @Override
  public OneGroupWeights startOneGroup(int[] sizes) {
    return new OneGroupWeights.Fixed(start(sizes));
  }
}
