package io.github.grposuite.core.pairs;

import java.util.function.Consumer;

/**
 * Preference pairs of all groups as feature differences, in this process ({@link PairMatrix}) or in
 * blocks on other machines.
 */
public interface Pairs {
  /** Number of groups. */
  int groups();

  /** Number of features d. */
  int dimension();

  /** Number of pairs N_g of every group. */
  int[] sizes();

  /** Sums over the pairs, for one thread. */
  PairSums sums();

  /**
   * Reads a group's pairs in order.
   *
   * @param reader hears the features of every pair, d long, in an array that is used again
   */
  void read(int group, Consumer<double[]> reader);
}
