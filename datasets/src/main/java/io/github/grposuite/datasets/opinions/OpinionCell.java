package io.github.grposuite.datasets.opinions;

import java.util.Arrays;

/**
 * A group's answers to a question.
 *
 * @param group index of the group, from 0
 * @param shares one an option, as in the file: not negative, finite, not all zero; they may not sum
 *     to exactly 1
 */
public record OpinionCell(OpinionQuestion question, int group, double[] shares) {
  /** The most selected option; of tied ones the first. */
  public int best() {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      if (shares[i] > shares[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Whether two or more options are selected most. */
  public boolean tied() {
    double most = shares[best()];
    return Arrays.stream(shares).filter(share -> share == most).count() > 1;
  }

  /** The shares, scaled to sum to 1. */
  public double[] distribution() {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double[] distribution = shares.clone();
    for (int i = 0; i < distribution.length; i++) {
      distribution[i] /= sum;
    }
    return distribution;
  }
}
