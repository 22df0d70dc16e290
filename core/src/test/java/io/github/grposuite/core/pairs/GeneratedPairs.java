package io.github.grposuite.core.pairs;

import java.util.ArrayList;
import java.util.List;

/** Pairs that the oracles in tools/ make as well, bit for bit. */
public final class GeneratedPairs {
  private GeneratedPairs() {}

  /** Group g has {@code size} + g pairs: Knuth's MMIX generator, and a drift of its own. */
  public static PairMatrix of(long seed, int groups, int size, int dimension) {
    long state = seed;
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < size + g; i++) {
        double[] row = new double[dimension];
        for (int j = 0; j < dimension; j++) {
          state = state * 6364136223846793005L + 1442695040888963407L;
          row[j] = (state >>> 33) / 1073741824.0 - 1 + (j == g % dimension ? 0.25 : 0);
        }
        pairs.add(new FeatureDifference(g, row));
      }
    }
    return PairMatrix.of(groups, dimension, pairs);
  }
}
