package io.github.grposuite.core.weighting;

import java.util.Arrays;

/**
 * Every group is cut to as many pairs as the smallest has, and then w_g = 1/K: no pair counts more
 * than another, at the price of the pairs left out (Sagawa et al. 2020, "An investigation of why
 * overparameterization exacerbates spurious correlations"; Idrissi et al. 2022, "Simple data
 * balancing achieves competitive worst-group-accuracy").
 */
public record Subsample() implements GroupWeighting {
  private static final GroupWeighting EQUAL = new Balanced();

  @Override
  public String name() {
    return "subsample";
  }

  @Override
  public int[] kept(int[] sizes) {
    int[] kept = new int[sizes.length];
    Arrays.fill(kept, Arrays.stream(sizes).min().orElse(0));
    return kept;
  }

  @Override
  public GroupWeights start(int[] sizes) {
    return EQUAL.start(sizes);
  }

  @Override
  public OneGroupWeights startOneGroup(int[] sizes) {
    return EQUAL.startOneGroup(sizes);
  }
}
