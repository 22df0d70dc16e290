package io.github.grposuite.reports.inference;

import java.util.LinkedHashMap;
import java.util.Map;

/** The resamples last used, those of few values only: cases of equal size share them. */
final class ResampleCache {
  /** At two bytes each, 4 MiB: 50,000 resamples of up to 41 values. */
  private static final int MOST_RANKS = 1 << 21;

  private static final int MOST_ENTRIES = 16;
  private static final Map<RankDraws.Key, char[]> ENTRIES =
      new LinkedHashMap<>(MOST_ENTRIES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RankDraws.Key, char[]> eldest) {
          return size() > MOST_ENTRIES;
        }
      };

  private ResampleCache() {}

  static boolean keeps(RankDraws.Key key) {
    return (long) key.resamples() * key.size() <= MOST_RANKS;
  }

  /** All resamples, one after another; not to be changed. */
  static char[] all(RankDraws.Key key) {
    synchronized (ENTRIES) {
      return ENTRIES.computeIfAbsent(key, RankDraws::all);
    }
  }
}
