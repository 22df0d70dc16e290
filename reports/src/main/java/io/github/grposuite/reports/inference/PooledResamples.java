package io.github.grposuite.reports.inference;

/**
 * The resamples of several strata, each drawn on its own (Agarwal et al. 2021, section 4.1), as
 * ranks in their pool. Of one stratum they are its {@link Resamples} as they are.
 */
final class PooledResamples {
  private final Resamples[] resamples;
  private final char[][] strata;
  private final int[] counts;
  private final char[] merged;

  PooledResamples(Bootstrap bootstrap, Pool pool) {
    strata = pool.strata();
    resamples = new Resamples[strata.length];
    for (int s = 0; s < strata.length; s++) {
      resamples[s] = new Resamples(bootstrap, strata[s].length, s);
    }
    counts = new int[pool.size()];
    merged = new char[pool.size()];
  }

  void next() {
    for (Resamples stratum : resamples) {
      stratum.next();
    }
    if (!single()) {
      for (int s = 0; s < strata.length; s++) {
        count(resamples[s], strata[s]);
      }
      RankDraws.expand(counts, merged, 0);
    }
  }

  private void count(Resamples drawn, char[] pooled) {
    char[] ranks = drawn.ranks();
    for (int i = 0; i < pooled.length; i++) {
      counts[pooled[ranks[drawn.from() + i]]]++;
    }
  }

  /** Holds the resample from {@link #from} on; not to be changed. */
  char[] ranks() {
    return single() ? resamples[0].ranks() : merged;
  }

  int from() {
    return single() ? resamples[0].from() : 0;
  }

  private boolean single() {
    return strata.length == 1;
  }
}
