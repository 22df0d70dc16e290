package io.github.grposuite.reports.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The resamples of a sample of n values, one after another: n ranks of 0..n−1 drawn with
 * replacement, sorted. They depend on the seed, n and the number of the stratum alone, so cases of
 * equal size share them; those of few values are drawn once and kept.
 *
 * <p>A rank is the high word of 32 random bits times n (Lemire 2019, without the rejection): its
 * probability is off 1/n by less than 2⁻³².
 */
final class Resamples {
  /** At two bytes each, 4 MiB: 50,000 resamples of up to 41 values. */
  private static final int MOST_KEPT = 1 << 21;

  private static final int KEPT = 16;
  private static final Map<Key, char[]> CACHE =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, char[]> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(int resamples, long seed, int size, int stratum) {}

  private final Key key;
  private final boolean kept;
  private final char[] ranks;
  private Draws draws;
  private int from;

  Resamples(Bootstrap bootstrap, int size, int stratum) {
    key = new Key(bootstrap.resamples(), bootstrap.seed(), size, stratum);
    kept = (long) key.resamples * size <= MOST_KEPT;
    ranks = kept ? drawnOnce(key) : new char[size];
    draws = new Draws(key);
    from = -size;
  }

  private static char[] drawnOnce(Key key) {
    synchronized (CACHE) {
      return CACHE.computeIfAbsent(
          key,
          missing -> {
            Draws draws = new Draws(missing);
            char[] all = new char[missing.resamples * missing.size];
            for (int at = 0; at < all.length; at += missing.size) {
              draws.next(all, at);
            }
            return all;
          });
    }
  }

  /** Goes to the next resample; at most as often as the bootstrap has resamples. */
  void next() {
    if (kept) {
      from += key.size;
    } else {
      from = 0;
      draws.next(ranks, 0);
    }
  }

  /** The same from the first on. */
  Resamples again() {
    draws = new Draws(key);
    from = -key.size;
    return this;
  }

  /** Holds the resample from {@link #from} on; not to be changed. */
  char[] ranks() {
    return ranks;
  }

  int from() {
    return from;
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

  private static final class Draws {
    private final UniformRandomProvider random;
    private final int[] counts;
    private final int size;

    Draws(Key key) {
      String purpose = "bootstrap/" + key.seed + "/" + key.size + "/" + key.stratum;
      random = Streams.of(purpose);
      size = key.size;
      counts = new int[size];
    }

    void next(char[] ranks, int from) {
      for (int i = 0; i < size; i++) {
        counts[(int) ((random.nextInt() & 0xFFFF_FFFFL) * size >>> 32)]++;
      }
      expand(counts, ranks, from);
    }
  }
}
