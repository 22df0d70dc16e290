package io.github.grposuite.experiments.training;

import io.github.grposuite.core.pairs.Pairs;

/** Puts training pairs elsewhere than into this process. */
public interface PairPlacement {
  /** The training pairs of a seed; those that were placed before are not needed any more. */
  Pairs place(BlockedPairs pairs, long seed);
}
