package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.text.HashedFeatures;
import java.util.function.Supplier;

/**
 * What the features of a pair are made of: the pair and its group, but not how pairs are divided.
 */
public final class PairFeatures {
  private final int dimension;
  private final Supplier<FeatureAppender> appenders;

  private PairFeatures(int dimension, Supplier<FeatureAppender> appenders) {
    this.dimension = dimension;
    this.appenders = appenders;
  }

  /** Hashed words. */
  public static PairFeatures hashed(HashedFeatures features) {
    return new PairFeatures(features.dimension(), () -> new HashedAppender(features));
  }

  /** What its columns hold. */
  public static PairFeatures columns(FeatureColumns columns) {
    return new PairFeatures(columns.dimension(), () -> new ColumnAppender(columns));
  }

  /** Number of features d. */
  public int dimension() {
    return dimension;
  }

  /** For one reading. */
  FeatureAppender appender() {
    return appenders.get();
  }
}
