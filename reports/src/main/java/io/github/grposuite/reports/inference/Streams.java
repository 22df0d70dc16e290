package io.github.grposuite.reports.inference;

import io.github.grposuite.records.file.Sha256;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** One stream of random numbers a purpose. */
final class Streams {
  private static final int WORDS = 4;
  private static final int DIGITS = 16;

  private Streams() {}

  /** L64X128Mix (Steele and Vigna 2021), its state the SHA-256 of the purpose. */
  static UniformRandomProvider of(String purpose) {
    String hash = Sha256.hex(purpose);
    long[] state = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      state[i] = Long.parseUnsignedLong(hash, i * DIGITS, (i + 1) * DIGITS, DIGITS);
    }
    return RandomSource.L64_X128_MIX.create(state);
  }
}
