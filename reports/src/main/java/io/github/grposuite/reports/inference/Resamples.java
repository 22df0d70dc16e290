package io.github.grposuite.reports.inference;

/**
 * The resamples of a sample of n values, one after another, as n sorted ranks of 0..n−1. They
 * depend on the seed, n and the number of the stratum alone. For one thread.
 */
final class Resamples {
  private final RankDraws.Key key;
  private final boolean kept;
  private final char[] ranks;
  private RankDraws draws;
  private int from;

  Resamples(Bootstrap bootstrap, int size, int stratum) {
    key = new RankDraws.Key(bootstrap.resamples(), bootstrap.seed(), size, stratum);
    kept = ResampleCache.keeps(key);
    ranks = kept ? ResampleCache.all(key) : new char[size];
    draws = new RankDraws(key);
    from = -size;
  }

  /** Goes to the next resample; at most as often as the bootstrap has resamples. */
  void next() {
    if (kept) {
      from += key.size();
    } else {
      from = 0;
      draws.next(ranks, 0);
    }
  }

  /** The same from the first on. */
  Resamples again() {
    draws = new RankDraws(key);
    from = -key.size();
    return this;
  }

  /** Holds the resample from {@link #from} on; not to be changed. */
  char[] ranks() {
    return ranks;
  }

  int from() {
    return from;
  }
}
