package io.github.grposuite.datasets.random;

import io.github.grposuite.records.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Draws from L64X128Mix (Steele and Vigna 2021), seeded by a hash of (seed, purpose). */
public final class SplittableDraws implements Draws {
  private final UniformRandomProvider random;

  SplittableDraws(UniformRandomProvider random) {
    this.random = random;
  }

  /** The generator of a purpose: its state is the SHA-256 of seed and purpose. */
  public static UniformRandomProvider provider(long seed, String purpose) {
    Sha256 digest = new Sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
    digest.update(purpose.getBytes(StandardCharsets.UTF_8));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long[] state = {hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()};
    return RandomSource.L64_X128_MIX.create(state);
  }

  @Override
  public double uniform() {
    return random.nextDouble();
  }

  @Override
  public boolean bernoulli(double p) {
    return random.nextDouble() < p;
  }

  @Override
  public boolean certain(double certainty) {
    return random.nextDouble() < certainty;
  }

  /** Box-Muller, in StrictMath so that every machine draws the same. */
  @Override
  public double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  @Override
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  @Override
  public int[] distinct(int n, int count) {
    if (count > n) {
      throw new IllegalArgumentException(count + " different indices of " + n);
    }
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = i;
    }
    int[] found = new int[count];
    for (int k = 0; k < count; k++) {
      int at = k + random.nextInt(n - k);
      found[k] = all[at];
      all[at] = all[k];
    }
    return found;
  }

  @Override
  public int index(int n) {
    return random.nextInt(n);
  }
}
