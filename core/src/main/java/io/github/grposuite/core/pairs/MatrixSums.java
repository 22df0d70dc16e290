package io.github.grposuite.core.pairs;

import io.github.grposuite.core.loss.LossByGroup;

/** Sums over a matrix. */
record MatrixSums(PairMatrix pairs, GroupSums sums) implements PairSums {
  @Override
  public void gradients(LossByGroup loss, double[] at) {
    sums.gradients(pairs, loss, at);
  }

  @Override
  public void measures(LossByGroup loss, double[] at) {
    sums.measures(pairs, loss, at);
  }

  @Override
  public double lossSum(int group) {
    return sums.lossSum(group);
  }

  @Override
  public double[] gradientSum(int group) {
    return sums.gradientSum(group);
  }

  @Override
  public int positives(int group) {
    return sums.positives(group);
  }

  @Override
  public double marginSum(int group) {
    return sums.marginSum(group);
  }
}
