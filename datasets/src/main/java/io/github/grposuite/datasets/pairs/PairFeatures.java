package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.text.HashedFeatures;

/** What the features of a pair are made of. */
public final class PairFeatures {
  private final int dimension;
  private final Maker maker;

  private interface Maker {
    double[] difference(FoundPair pair, String group);
  }

  private PairFeatures(int dimension, Maker maker) {
    this.dimension = dimension;
    this.maker = maker;
  }

  /** Hashed words. */
  public static PairFeatures hashed(HashedFeatures features) {
    return new PairFeatures(
        features.dimension(),
        (pair, group) -> features.difference(pair.prompt(), pair.chosen(), pair.rejected(), group));
  }

  /** What its columns hold. */
  public static PairFeatures columns(FeatureColumns columns) {
    return new PairFeatures(
        columns.dimension(),
        (pair, group) -> {
          double[] difference = new double[columns.dimension()];
          Features.read(columns, pair, difference);
          return difference;
        });
  }

  /** Number of features d. */
  public int dimension() {
    return dimension;
  }

  /** The difference chosen minus rejected. */
  double[] difference(FoundPair pair, String group) {
    return maker.difference(pair, group);
  }
}
