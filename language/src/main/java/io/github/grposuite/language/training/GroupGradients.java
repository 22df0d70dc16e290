package io.github.grposuite.language.training;

import java.util.Arrays;

/** The gradients of the groups' losses in a micro-batch, apart until the weights are known. */
final class GroupGradients {
  private final int size;
  private final float[][] gradients;
  private double[][] wide;

  /** Of so many trainable values; room is taken when a group is first seen. */
  GroupGradients(int groups, int size) {
    this.size = size;
    this.gradients = new float[groups][];
  }

  /** The gradient of a group, all 0. */
  float[] cleared(int group) {
    if (gradients[group] == null) {
      gradients[group] = new float[size];
    }
    Arrays.fill(gradients[group], 0);
    return gradients[group];
  }

  /** Adds that of a group, times a factor. */
  void addTo(float[] sum, float factor, int group) {
    Gradients.add(sum, factor, gradients[group]);
  }

  /**
   * Copies as weightings read them, in the same arrays every time.
   *
   * @param counts pairs of each group; a group without one has zeros
   */
  double[][] wide(int[] counts) {
    if (wide == null) {
      wide = new double[gradients.length][size];
    }
    for (int g = 0; g < wide.length; g++) {
      for (int j = 0; j < size; j++) {
        wide[g][j] = counts[g] == 0 ? 0 : gradients[g][j];
      }
    }
    return wide;
  }
}
