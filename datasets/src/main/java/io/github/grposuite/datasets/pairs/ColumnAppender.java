package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;

/** Appends what a pair's columns hold, at once. */
record ColumnAppender(FeatureColumns columns, double[] difference) implements FeatureAppender {
  ColumnAppender(FeatureColumns columns) {
    this(columns, new double[columns.dimension()]);
  }

  @Override
  public void append(PairMatrix matrix, int group, String name, FoundPair pair) {
    Features.read(columns, pair, difference);
    matrix.append(group, difference);
  }

  @Override
  public void end() {}
}
