package io.github.grposuite.core.training;

import java.util.OptionalInt;

/** Training left the finite numbers. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String REMEDY = "; lower eta_theta or eta_alpha";
  private static final int NONE = -1;

  private final int step;
  private final int group;

  /**
   * A failure of the whole policy; the message says what is not finite, where, and what to change.
   *
   * @param step at which it was seen, from 0
   */
  public DivergedException(String message, int step) {
    this(message, step, NONE);
  }

  /**
   * A failure that a group began.
   *
   * @param group its index
   */
  public DivergedException(String message, int step, int group) {
    super(message);
    this.step = step;
    this.group = group;
  }

  /** The step at which it was seen. */
  public int step() {
    return step;
  }

  /** The index of the group whose number is not finite; empty if it is none of a group. */
  public OptionalInt group() {
    return group == NONE ? OptionalInt.empty() : OptionalInt.of(group);
  }

  /** What a number is that is not finite: {@code is infinite} or {@code is not a number}. */
  public static String words(double value) {
    return Double.isNaN(value) ? "is not a number" : "is infinite";
  }

  /** Fails if a number of the state after a step is not finite, the first of the causes first. */
  public static void check(int step, double[] losses, double[] alpha, double[] theta) {
    check("the loss of group ", step, losses);
    check("the weight of group ", step, alpha);
    for (int j = 0; j < theta.length; j++) {
      if (!Double.isFinite(theta[j])) {
        throw new DivergedException(
            "theta[" + j + "] " + words(theta[j]) + " at step " + step + REMEDY, step);
      }
    }
  }

  private static void check(String what, int step, double[] byGroup) {
    for (int g = 0; g < byGroup.length; g++) {
      if (!Double.isFinite(byGroup[g])) {
        throw new DivergedException(
            what + g + " " + words(byGroup[g]) + " at step " + step + REMEDY, step, g);
      }
    }
  }
}
