package io.github.grposuite.language.checkpoint;

/**
 * How rotary position embeddings are stretched to longer contexts. The inverse frequencies of a
 * head of size d with base θ are θ^(−2i/d), i = 0, …, d/2 − 1, each passed through {@link #scale}.
 */
public sealed interface RopeScaling {
  /** The inverse frequency to use instead of one that is not scaled, in radians per position. */
  double scale(double inverseFrequency);

  /** As it is. */
  record None() implements RopeScaling {
    @Override
    public double scale(double inverseFrequency) {
      return inverseFrequency;
    }
  }

  /**
   * Positions divided by a factor.
   *
   * @param factor at least 1
   */
  record Linear(double factor) implements RopeScaling {
    @Override
    public double scale(double inverseFrequency) {
      return inverseFrequency / factor;
    }
  }

  /**
   * Llama 3.1's: low frequencies divided by a factor, high ones kept, those between interpolated
   * (transformers 5.23, modeling_rope_utils.py, _compute_llama3_parameters).
   *
   * @param factor at least 1
   * @param lowFrequencyFactor wavelengths above originalMaxPositions / this are divided
   * @param highFrequencyFactor wavelengths below originalMaxPositions / this are kept; the larger
   * @param originalMaxPositions before stretching
   */
  record Llama3(
      double factor,
      double lowFrequencyFactor,
      double highFrequencyFactor,
      int originalMaxPositions)
      implements RopeScaling {
    @Override
    public double scale(double inverseFrequency) {
      double wavelength = 2 * Math.PI / inverseFrequency;
      if (wavelength > originalMaxPositions / lowFrequencyFactor) {
        return inverseFrequency / factor;
      }
      if (wavelength < originalMaxPositions / highFrequencyFactor) {
        return inverseFrequency;
      }
      double kept =
          (originalMaxPositions / wavelength - lowFrequencyFactor)
              / (highFrequencyFactor - lowFrequencyFactor);
      return (1 - kept) * inverseFrequency / factor + kept * inverseFrequency;
    }
  }
}
