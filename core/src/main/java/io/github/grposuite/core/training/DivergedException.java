package io.github.grposuite.core.training;

/** Training left the finite numbers. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure; the message says what is not finite, where, and what to change. */
  public DivergedException(String message) {
    super(message);
  }

  static void check(int step, double[] losses, double[] theta) {
    for (int g = 0; g < losses.length; g++) {
      if (!Double.isFinite(losses[g])) {
        throw new DivergedException(
            "the loss of group " + g + " is " + losses[g] + " at step " + step + REMEDY);
      }
    }
    for (int j = 0; j < theta.length; j++) {
      if (!Double.isFinite(theta[j])) {
        throw new DivergedException(
            "theta[" + j + "] is " + theta[j] + " at step " + step + REMEDY);
      }
    }
  }

  private static final String REMEDY = "; lower eta_theta or eta_alpha";
}
