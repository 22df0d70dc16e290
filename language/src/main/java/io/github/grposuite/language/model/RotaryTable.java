package io.github.grposuite.language.model;

import io.github.grposuite.language.checkpoint.Rope;

/**
 * Cosines and sines of rotary position embeddings (Su et al. 2021). Frequencies and angles are
 * rounded to 32 bits, as transformers rounds them.
 */
final class RotaryTable {
  private final float[] inverse;
  private final float factor;

  RotaryTable(Rope rope, int headDim) {
    double[] frequencies = rope.inverseFrequencies(headDim);
    factor = (float) rope.scaling().attentionFactor();
    inverse = new float[frequencies.length];
    for (int i = 0; i < frequencies.length; i++) {
      inverse[i] = (float) frequencies[i];
    }
  }

  /**
   * For each position, the cosines twice, and the sines negated and then as they are: the factors
   * of (x₁, x₂) and of (x₂, x₁).
   *
   * @return positions by head dimension, flat
   */
  float[][] factors(int[] positions) {
    int half = inverse.length;
    float[] cosines = new float[positions.length * 2 * half];
    float[] sines = new float[cosines.length];
    for (int p = 0; p < positions.length; p++) {
      int row = p * 2 * half;
      for (int i = 0; i < half; i++) {
        double angle = positions[p] * inverse[i];
        float cosine = (float) Math.cos(angle) * factor;
        float sine = (float) Math.sin(angle) * factor;
        cosines[row + i] = cosine;
        cosines[row + half + i] = cosine;
        sines[row + i] = -sine;
        sines[row + half + i] = sine;
      }
    }
    return new float[][] {cosines, sines};
  }
}
