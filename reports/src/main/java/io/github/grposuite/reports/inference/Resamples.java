package io.github.grposuite.reports.inference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The resamples of a sample of n values, one after another, as n sorted ranks of 0..n−1. They
 * depend on the seed, n and the number of the stratum alone, so that cases of equal size share the
 * last ones, if they are of few values. An instance is for one thread.
 */
final class Resamples {
  /** At two bytes each, 4 MiB: 50,000 resamples of up to 41 values. */
  private static final int MOST_RANKS = 1 << 21;

  private static final int MOST_KEPT = 16;
  private static final Map<RankDraws.Key, char[]> KEPT =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<RankDraws.Key, char[]> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private final RankDraws.Key key;
  private final boolean kept;
  private final char[] ranks;
  private RankDraws draws;
  private int from;

  Resamples(Bootstrap bootstrap, int size, int stratum) {
    key = new RankDraws.Key(bootstrap.resamples(), bootstrap.seed(), size, stratum);
    kept = (long) key.resamples() * size <= MOST_RANKS;
    ranks = kept ? KEPT.computeIfAbsent(key, RankDraws::all) : new char[size];
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
