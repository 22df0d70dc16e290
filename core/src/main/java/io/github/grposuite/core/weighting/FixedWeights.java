package io.github.grposuite.core.weighting;

/** Weights that stay. */
final class FixedWeights extends GroupWeights {
  /** All 0, to be set before anyone sees them. */
  FixedWeights(int[] sizes) {
    super(sizes);
  }
}
