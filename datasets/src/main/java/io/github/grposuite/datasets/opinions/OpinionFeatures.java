package io.github.grposuite.datasets.opinions;

/** Feature differences φ(x, y_w) − φ(x, y_l) of opinion pairs, for a log-linear policy. */
public interface OpinionFeatures {
  /** Length d of a feature vector. */
  int dimension();

  /** φ(chosen) − φ(rejected), d long. */
  double[] difference(OpinionPair pair);
}
