package io.github.grposuite.core.trial;

import io.github.grposuite.core.loss.LogRatios;
import io.github.grposuite.core.loss.ResponseLoss;

/** Tries a loss of both log-ratios at a few of them. */
final class ResponseLossTrial {
  /** In units of 1/β. */
  private static final double[] SCALED = {-3, -0.4, 0.1, 1.1, 4};

  /** A step of a difference, in the same. */
  private static final double STEP = 1e-5;

  /** Of a derivative, relative to the loss's own size over the step's unit. */
  private static final double ERROR = 1e-3;

  private static final String[] NAMES = {"s_w", "s_l"};

  private ResponseLossTrial() {}

  /**
   * Fails where the loss does not keep what it promises.
   *
   * @throws IllegalArgumentException saying where, and both numbers
   */
  static void check(ResponseLoss loss) {
    double unit = 1 / LossTrial.beta(loss);
    for (double chosen : SCALED) {
      for (double rejected : SCALED) {
        check(loss, unit, chosen * unit, rejected * unit);
      }
    }
  }

  private static void check(ResponseLoss loss, double unit, double chosen, double rejected) {
    double[] here = evaluate(loss, chosen, rejected);
    for (double number : here) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "its value or derivative at s_w = %s, s_l = %s is %s; compute it so that it is finite"
                .formatted(chosen, rejected, number));
      }
    }
    double step = STEP * unit;
    for (int of = 0; of < NAMES.length; of++) {
      double before = evaluate(loss, chosen - (1 - of) * step, rejected - of * step)[0];
      double after = evaluate(loss, chosen + (1 - of) * step, rejected + of * step)[0];
      double left = (here[0] - before) / step;
      double right = (after - here[0]) / step;
      double slope = here[1 + of];
      double allowed = ERROR * (Math.abs(slope) + (1 + Math.abs(here[0])) / unit);
      if (!(slope >= Math.min(left, right) - allowed && slope <= Math.max(left, right) + allowed)) {
        throw new IllegalArgumentException(
            "its derivative in %s at s_w = %s, s_l = %s is %s, but by differences of its value it is %s; mend one of the two"
                .formatted(NAMES[of], chosen, rejected, slope, (left + right) / 2));
      }
    }
  }

  private static double[] evaluate(ResponseLoss loss, double chosen, double rejected) {
    double[] out = new double[3];
    loss.evaluate(new LogRatios(chosen, rejected), out);
    return out;
  }
}
