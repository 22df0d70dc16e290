package io.github.grposuite.datasets.random;

import java.util.Arrays;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source32.MersenneTwister;
import org.apache.commons.rng.core.util.NumberFactory;

/**
 * NumPy's legacy {@code RandomState}: MT19937 seeded by init_genrand, and its {@code shuffle},
 * {@code choice}, {@code binomial} and {@code standard_normal} (NumPy 1.26, numpy/random/mtrand.pyx
 * and src/legacy/legacy-distributions.c; frozen by NEP 19, so later versions draw the same).
 */
public final class NumpyLegacyDraws implements Draws {
  /** The largest seed that NumPy takes: one of 32 bits. */
  public static final long LARGEST_SEED = (1L << 32) - 1;

  private static final int STATE_WORDS = 624;

  private final MersenneTwister generator;
  private double spareNormal;
  private boolean hasSpareNormal;

  /**
   * The stream of {@code numpy.random.seed(seed)}.
   *
   * @throws IllegalArgumentException unless 0 ≤ seed &lt; 2³²
   */
  public NumpyLegacyDraws(long seed) {
    if (seed < 0 || seed > LARGEST_SEED) {
      throw new IllegalArgumentException(
          "a seed of numpy-legacy must be 0.." + LARGEST_SEED + ", but was " + seed);
    }
    generator = seeded((int) seed);
  }

  /**
   * MT19937 after init_genrand (Matsumoto and Nishimura 2002, mt19937ar.c), as NumPy seeds it;
   * Commons RNG seeds by init_by_array alone. Its state begins with the words, then the index of
   * the next one: past the last, so that the first draw makes new ones.
   */
  private static MersenneTwister seeded(int seed) {
    int[] words = new int[STATE_WORDS + 1];
    words[0] = seed;
    for (int i = 1; i < STATE_WORDS; i++) {
      words[i] = 1812433253 * (words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    }
    words[STATE_WORDS] = STATE_WORDS;
    MersenneTwister twister = new MersenneTwister(new int[1]);
    byte[] state = ((RandomProviderDefaultState) twister.saveState()).getState();
    byte[] seeded = NumberFactory.makeByteArray(words);
    System.arraycopy(seeded, 0, state, 0, seeded.length);
    twister.restoreState(new RandomProviderDefaultState(state));
    return twister;
  }

  private long next32() {
    return generator.nextInt() & 0xffffffffL;
  }

  @Override
  public double uniform() {
    long high = next32() >>> 5;
    long low = next32() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /**
   * {@code binomial(1, p, 1)}: inversion of the smaller of p and 1−p (NumPy's distributions.c,
   * random_binomial and random_binomial_inversion, with n = 1). So true if U &gt; 1−p for p ≤ ½,
   * and if U ≤ p otherwise, with one draw U.
   */
  @Override
  public boolean bernoulli(double p) {
    return p <= 0.5 ? isOne(p) : !isOne(1 - p);
  }

  /**
   * Whether a binomial number of one trial with probability p ≤ ½ is 1. Where rounding leaves U
   * beyond the sum of both probabilities, NumPy draws again; that takes a U within about 2⁻⁵² of 1.
   * NumPy's 1−p is exp(ln(1−p)) by the C library, which may round differently from ours: such a U
   * within an ulp of it is as rare.
   */
  private boolean isOne(double p) {
    double q = 1 - p;
    double zero = StrictMath.exp(StrictMath.log(q));
    double one = p * zero / q;
    while (true) {
      double u = uniform();
      if (u <= zero) {
        return false;
      }
      if (u - zero <= one) {
        return true;
      }
    }
  }

  /** The authors' comparison: certain if it is at least the draw. */
  @Override
  public boolean certain(double certainty) {
    return certainty >= uniform();
  }

  /** The polar method; the second value of a pair is kept for the next call. */
  @Override
  public double normal() {
    if (hasSpareNormal) {
      hasSpareNormal = false;
      return spareNormal;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2.0 * uniform() - 1.0;
      x2 = 2.0 * uniform() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = Math.sqrt(-2.0 * StrictMath.log(r2) / r2);
    spareNormal = f * x1;
    hasSpareNormal = true;
    return f * x2;
  }

  @Override
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = upTo(i);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** Uniform on 0..max by masked rejection. */
  private int upTo(int max) {
    long mask = (Long.highestOneBit(max) << 1) - 1;
    long value;
    do {
      value = next32() & mask;
    } while (value > max);
    return (int) value;
  }

  /** {@code choice(n, count, replace=False, p)} with equal p. */
  @Override
  public int[] distinct(int n, int count) {
    if (count > n) {
      throw new IllegalArgumentException(count + " different indices of " + n);
    }
    double[] p = new double[n];
    Arrays.fill(p, 1.0 / n);
    int[] found = new int[count];
    int known = 0;
    while (known < count) {
      double[] drawn = new double[count - known];
      for (int k = 0; k < drawn.length; k++) {
        drawn[k] = uniform();
      }
      for (int k = 0; k < known; k++) {
        p[found[k]] = 0;
      }
      double[] cumulative = cumulative(p);
      int before = known;
      for (double u : drawn) {
        int index = invert(cumulative, u);
        boolean repeated = false;
        for (int k = before; k < known; k++) {
          repeated |= found[k] == index;
        }
        if (!repeated) {
          found[known++] = index;
        }
      }
    }
    return found;
  }

  /** {@code choice(n, p)} with equal p: one double, inverted. */
  @Override
  public int index(int n) {
    double[] p = new double[n];
    Arrays.fill(p, 1.0 / n);
    return invert(cumulative(p), uniform());
  }

  private static double[] cumulative(double[] p) {
    double[] sums = new double[p.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i];
      sums[i] = sum;
    }
    for (int i = 0; i < p.length; i++) {
      sums[i] /= sum;
    }
    return sums;
  }

  /** The first index whose cumulative sum exceeds u: searchsorted with side='right'. */
  private static int invert(double[] cumulative, double u) {
    int index = 0;
    while (index < cumulative.length - 1 && cumulative[index] <= u) {
      index++;
    }
    return index;
  }
}
