package io.github.grposuite.core.weighting;

import java.util.Arrays;

/**
 * What one step has seen of the groups. The arrays are the caller's own, used again in the next
 * step, and not to be changed.
 *
 * @param means L_g, the mean loss of the group's pairs in this step; unknown, and not to be read,
 *     where there are none
 * @param counts how many pairs of each group the step has seen
 * @param gradients ∇L_g up to a positive factor, [group][parameter]; empty unless the weighting
 *     asks for them
 */
public record SeenLosses(double[] means, int[] counts, double[][] gradients) {
  /** Of pairs of all groups, without gradients. */
  public static SeenLosses of(double... means) {
    int[] counts = new int[means.length];
    Arrays.fill(counts, 1);
    return new SeenLosses(means, counts, new double[0][]);
  }

  /** Whether the step has seen a pair of the group. */
  public boolean has(int group) {
    return counts[group] > 0;
  }
}
