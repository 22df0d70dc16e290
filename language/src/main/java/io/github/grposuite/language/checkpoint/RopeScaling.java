package io.github.grposuite.language.checkpoint;

import java.util.Arrays;
import java.util.List;

/**
 * How rotary position embeddings are stretched to longer contexts. The inverse frequencies of a
 * head of size d with base θ are θ^(−2i/d), i = 0, …, d/2 − 1, passed through {@link #scale}.
 */
public sealed interface RopeScaling {
  /** The inverse frequencies to use instead of those that are not scaled. */
  double[] scale(double[] inverseFrequencies);

  /** What multiplies cosines and sines. */
  default double attentionFactor() {
    return 1;
  }

  /** As it is. */
  record None() implements RopeScaling {
    @Override
    public double[] scale(double[] inverseFrequencies) {
      return inverseFrequencies;
    }
  }

  /**
   * Positions divided by a factor.
   *
   * @param factor at least 1
   */
  record Linear(double factor) implements RopeScaling {
    @Override
    public double[] scale(double[] inverseFrequencies) {
      return Arrays.stream(inverseFrequencies).map(frequency -> frequency / factor).toArray();
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
    public double[] scale(double[] inverseFrequencies) {
      return Arrays.stream(inverseFrequencies).map(this::scale).toArray();
    }

    private double scale(double inverseFrequency) {
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

  /**
   * YaRN (Peng et al. 2023): frequencies of few turns within the original context divided by a
   * factor, those of many kept, a ramp over their indices between (transformers 5.24,
   * modeling_rope_utils.py, _compute_yarn_parameters).
   *
   * @param factor at least 1
   * @param betaFast turns from which on a frequency is kept
   * @param betaSlow turns up to which it is divided
   * @param theta θ
   * @param originalMaxPositions before stretching
   * @param attentionFactor times cosines and sines
   */
  record Yarn(
      double factor,
      double betaFast,
      double betaSlow,
      double theta,
      int originalMaxPositions,
      double attentionFactor)
      implements RopeScaling {
    @Override
    public double[] scale(double[] inverseFrequencies) {
      int dimension = 2 * inverseFrequencies.length;
      double low = Math.max(Math.floor(index(betaFast, dimension)), 0);
      double high = Math.min(Math.ceil(index(betaSlow, dimension)), dimension - 1);
      if (low == high) {
        high += 0.001;
      }
      double[] scaled = new double[inverseFrequencies.length];
      for (int i = 0; i < scaled.length; i++) {
        double divided = Math.min(Math.max((i - low) / (high - low), 0), 1);
        double frequency = inverseFrequencies[i];
        scaled[i] = frequency / factor * divided + frequency * (1 - divided);
      }
      return scaled;
    }

    /** The index of the frequency that turns so often within the original context. */
    private double index(double turns, int dimension) {
      return dimension
          * Math.log(originalMaxPositions / (turns * 2 * Math.PI))
          / (2 * Math.log(theta));
    }
  }

  /**
   * LongRoPE within the original context: each frequency divided by a factor of its own.
   *
   * @param factors one a frequency
   * @param attentionFactor times cosines and sines
   */
  record LongRope(List<Double> factors, double attentionFactor) implements RopeScaling {
    /** Copies the list. */
    public LongRope {
      factors = List.copyOf(factors);
    }

    @Override
    public double[] scale(double[] inverseFrequencies) {
      double[] scaled = new double[inverseFrequencies.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = inverseFrequencies[i] / factors.get(i);
      }
      return scaled;
    }
  }
}
