package io.github.grposuite.core.training;

import io.github.grposuite.core.pairs.PairMatrix;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How a mini-batch of n pairs is drawn, and the factor that makes a group's sum in the batch an
 * unbiased estimate of its sum over all of its pairs. A new rule is a constant here.
 */
public enum BatchSampling {
  /** n pairs, each uniform over all N pairs, with replacement; factor N/n. */
  UNIFORM {
    @Override
    void draw(PairMatrix all, int n, UniformRandomProvider random, PairMatrix batch) {
      int[] sizes = all.sizes();
      int total = all.size();
      for (int k = 0; k < n; k++) {
        int index = random.nextInt(total);
        int group = 0;
        while (index >= sizes[group]) {
          index -= sizes[group++];
        }
        batch.append(all, group, index);
      }
    }

    @Override
    double factor(PairMatrix all, int n, int group) {
      return (double) all.size() / n;
    }

    @Override
    int capacity(int n, int groups, int group) {
      return n;
    }
  },
  /** n/G pairs of every group, uniform with replacement; factor N_g/(n/G). */
  STRATIFIED {
    @Override
    void draw(PairMatrix all, int n, UniformRandomProvider random, PairMatrix batch) {
      int[] sizes = all.sizes();
      for (int group = 0; group < sizes.length; group++) {
        for (int k = capacity(n, sizes.length, group); k > 0; k--) {
          batch.append(all, group, random.nextInt(sizes[group]));
        }
      }
    }

    @Override
    double factor(PairMatrix all, int n, int group) {
      return (double) all.sizes()[group] / capacity(n, all.groups(), group);
    }

    @Override
    int capacity(int n, int groups, int group) {
      return n / groups + (group < n % groups ? 1 : 0);
    }
  };

  /** Appends a mini-batch of n pairs to the empty {@code batch}. */
  abstract void draw(PairMatrix all, int n, UniformRandomProvider random, PairMatrix batch);

  /** What a group's sum over the batch is multiplied by. */
  abstract double factor(PairMatrix all, int n, int group);

  /** The largest number of pairs of a group in a batch. */
  abstract int capacity(int n, int groups, int group);
}
