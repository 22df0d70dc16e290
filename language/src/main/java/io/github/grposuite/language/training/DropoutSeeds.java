package io.github.grposuite.language.training;

import io.github.grposuite.datasets.random.SplittableDraws;

/** Seeds of dropout masks: a function of where training stands, so going on repeats them. */
final class DropoutSeeds {
  private DropoutSeeds() {}

  /** The seed of a whole micro-batch. */
  static long of(long seed, int step, int microBatch) {
    return SplittableDraws.provider(seed, "dropout " + step + " " + microBatch).nextLong();
  }

  /** The seed of a group's part of a micro-batch. */
  static long of(long seed, int step, int microBatch, int group) {
    return SplittableDraws.provider(seed, "dropout " + step + " " + microBatch + " " + group)
        .nextLong();
  }
}
