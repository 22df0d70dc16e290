package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;

/** Appends pairs to matrices as features, in the order in which they come. */
interface FeatureAppender {
  /**
   * Takes a pair; it is in the matrix at the latest after {@link #end}.
   *
   * @param group index of the group in the matrix
   * @param name of the group
   */
  void append(PairMatrix matrix, int group, String name, FoundPair pair);

  /** Appends what has been taken. */
  void end();
}
