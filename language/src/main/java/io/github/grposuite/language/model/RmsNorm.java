package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;

/**
 * x ↦ x / √(mean(x²) + ε) ⊙ w over the last axis (Zhang and Sennrich 2019).
 *
 * @param weight w; for Gemma 1 + the checkpoint's weight
 */
record RmsNorm(NDArray weight, float epsilon) {
  private static final int[] LAST = {-1};

  NDArray apply(NDArray x) {
    NDArray scale = x.square().mean(LAST, true).addi(epsilon).sqrt();
    return x.div(scale).mul(weight);
  }
}
