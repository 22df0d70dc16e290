package io.github.grposuite.language.checkpoint;

/**
 * Rotary position embeddings (Su et al. 2021).
 *
 * @param theta θ, the base of frequencies
 * @param scaling how they are stretched to longer contexts
 */
public record Rope(double theta, RopeScaling scaling) {
  /** The inverse frequencies of a head, half as many as its size, in radians per position. */
  public double[] inverseFrequencies(int headDim) {
    double[] frequencies = new double[headDim / 2];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = Math.pow(theta, -2.0 * i / headDim);
    }
    return scaling.scale(frequencies);
  }
}
