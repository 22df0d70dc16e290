package io.github.grposuite.language.training;

/** What is done to a gradient before the optimiser sees it. */
final class Gradients {
  /** What torch adds to the norm. */
  private static final double SMALL = 1e-6;

  private Gradients() {}

  /**
   * Clips by the Euclidean norm of the whole gradient, as torch.nn.utils.clip_grad_norm_:
   * multiplies it by max_norm/(norm + 1e-6) if that is less than 1. The norm is summed in double
   * precision.
   *
   * @param gradient changed in place
   * @param maxNorm 0 for no clipping
   * @return the norm before clipping
   */
  static double clip(float[] gradient, double maxNorm) {
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    double norm = Math.sqrt(squares);
    double factor = maxNorm / (norm + SMALL);
    if (clips(norm, maxNorm)) {
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] *= (float) factor;
      }
    }
    return norm;
  }

  /** Whether a gradient of that norm is clipped. */
  static boolean clips(double norm, double maxNorm) {
    return maxNorm > 0 && maxNorm / (norm + SMALL) < 1;
  }

  /** sum += factor · term. */
  static void add(float[] sum, float factor, float[] term) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * term[j];
    }
  }
}
