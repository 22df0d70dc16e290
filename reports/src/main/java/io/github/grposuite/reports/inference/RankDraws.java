package io.github.grposuite.reports.inference;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws n ranks of 0..n−1 with replacement, sorted. A rank is the high word of 32 random bits times
 * n (Lemire 2019, without the rejection): its probability is off 1/n by less than 2⁻³².
 */
final class RankDraws {
  private final UniformRandomProvider random;
  private final int[] counts;

  /** What the draws depend on. */
  record Key(int resamples, long seed, int size, int stratum) {}

  RankDraws(Key key) {
    random = Streams.of("bootstrap/" + key.seed + "/" + key.size + "/" + key.stratum);
    counts = new int[key.size];
  }

  static char[] all(Key key) {
    RankDraws draws = new RankDraws(key);
    char[] all = new char[key.resamples * key.size];
    for (int at = 0; at < all.length; at += key.size) {
      draws.next(all, at);
    }
    return all;
  }

  /** Writes the next resample. */
  void next(char[] ranks, int from) {
    int size = counts.length;
    for (int i = 0; i < size; i++) {
      counts[(int) ((random.nextInt() & 0xFFFF_FFFFL) * size >>> 32)]++;
    }
    expand(counts, ranks, from);
  }

  /** Ranks that occur so many times each, written in order; the counts are 0 afterwards. */
  static void expand(int[] counts, char[] ranks, int from) {
    int at = from;
    for (int rank = 0; rank < counts.length; rank++) {
      for (; counts[rank] > 0; counts[rank]--) {
        ranks[at++] = (char) rank;
      }
    }
  }
}
