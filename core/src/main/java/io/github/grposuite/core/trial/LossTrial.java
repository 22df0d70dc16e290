package io.github.grposuite.core.trial;

import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.loss.ResponseLoss;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Tries a loss at margins h with |βh| up to 24: values and derivatives are finite and the same when
 * asked again; the derivative lies between the differences of the value to the left and to the
 * right, which at a kink is any subgradient; {@code evaluate} and {@code sum} agree with both.
 */
public final class LossTrial {
  /** βh, also with the other sign. */
  private static final double[] SCALED = {0, 1e-3, 0.01, 0.1, 0.3, 0.7, 1.5, 3, 6, 12, 24};

  /** Numbers of margins that {@code sum} gets: below, at and above the padding's multiple. */
  private static final int[] COUNTS = {1, 7, 8, 13};

  /** A step of a difference, relative to the larger of |h| and 1/β. */
  private static final double STEP = 1e-5;

  /** Of a derivative, relative to itself: a wrong factor or sign is further away. */
  private static final double SLOPE_ERROR = 1e-3;

  /**
   * Of a derivative, relative to the values over the margin's scale: what differences round off.
   */
  private static final double VALUE_ERROR = 1e-6;

  /** Of what is computed in two ways. */
  private static final double ROUNDING = 1e-9;

  private final PreferenceLoss loss;
  private final double scale;
  private final double[] margins;

  private LossTrial(PreferenceLoss loss) {
    this.loss = loss;
    scale = 1 / beta(loss);
    margins = new double[2 * SCALED.length - 1];
    for (int i = 0; i < SCALED.length; i++) {
      margins[SCALED.length - 1 - i] = -SCALED[i] * scale;
      margins[SCALED.length - 1 + i] = SCALED[i] * scale;
    }
  }

  /**
   * Fails where the loss of one of the groups does not keep what it promises.
   *
   * @throws IllegalArgumentException saying at which margin, and both numbers
   */
  public static void check(ResponseLossByGroup loss, int groups) {
    loss.check(groups);
    Set<ResponseLoss> tried = new HashSet<>();
    for (int g = 0; g < groups; g++) {
      ResponseLoss own = loss.of(g);
      if (own == null) {
        throw new IllegalArgumentException("of(" + g + ") is null; return the group's loss");
      }
      if (tried.add(own)) {
        if (own instanceof PreferenceLoss ofMargin) {
          new LossTrial(ofMargin).run();
        } else {
          ResponseLossTrial.check(own);
        }
      }
    }
  }

  /** Its scale, checked. */
  static double beta(ResponseLoss loss) {
    double beta = loss.beta();
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException(
          "beta() must be positive, but is " + beta + "; return the beta that create was given");
    }
    return beta;
  }

  private void run() {
    for (double h : margins) {
      double value = loss.value(h);
      double slope = loss.derivative(h);
      finite("value", h, value);
      finite("derivative", h, slope);
      if (value != loss.value(h) || slope != loss.derivative(h)) {
        throw new IllegalArgumentException(
            "it is another number when asked again for h = " + h + "; compute it from h alone");
      }
    }
    for (double h : margins) {
      slope(h);
      evaluate(h);
    }
    for (int count : COUNTS) {
      sum(count);
    }
  }

  private static void finite(String what, double h, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "its " + what + " at h = " + h + " is " + number + "; compute it so that it is finite");
    }
  }

  private void slope(double h) {
    double reach = Math.max(scale, Math.abs(h));
    double step = STEP * reach;
    double value = loss.value(h);
    double left = (value - loss.value(h - step)) / step;
    double right = (loss.value(h + step) - value) / step;
    double slope = loss.derivative(h);
    double allowed =
        SLOPE_ERROR * Math.abs(slope)
            + VALUE_ERROR * (Math.abs(value) + Math.abs(loss.value(0))) / reach;
    if (!(slope >= Math.min(left, right) - allowed && slope <= Math.max(left, right) + allowed)) {
      throw new IllegalArgumentException(
          "its derivative at h = "
              + h
              + " is "
              + slope
              + ", but by differences of its value it is "
              + (left + right) / 2
              + "; mend one of the two");
    }
  }

  private void evaluate(double h) {
    double[] out = new double[2];
    loss.evaluate(h, out);
    same("evaluate's value at h = " + h, loss.value(h), out[0]);
    same("evaluate's derivative at h = " + h, loss.derivative(h), out[1]);
  }

  private void sum(int count) {
    int padded = Kernel.pad(count);
    double[] h = new double[padded];
    double[] slope = new double[padded];
    Arrays.fill(h, Double.NaN);
    Arrays.fill(slope, Double.NaN);
    System.arraycopy(margins, (margins.length - count) / 2, h, 0, count);
    double[] given = h.clone();
    double found = loss.sum(h, count, slope, new double[Kernel.scratch(count)]);
    double expected = 0;
    for (int i = 0; i < count; i++) {
      expected += loss.value(given[i]);
      same("sum's slope[" + i + "] of h = " + given[i], loss.derivative(given[i]), slope[i]);
    }
    same("sum over " + count + " margins", expected, found);
    for (int i = count; i < padded; i++) {
      if (slope[i] != 0) {
        throw new IllegalArgumentException(
            "sum's slope[%s] must be 0, which is after %s margins, but is %s; fill the padding"
                .formatted(i, count, slope[i]));
      }
    }
  }

  private static void same(String what, double expected, double found) {
    double most = Math.max(Math.abs(expected), Math.abs(found));
    if (!(Math.abs(expected - found) <= ROUNDING * most + Double.MIN_NORMAL)) {
      throw new IllegalArgumentException(
          what + " is " + found + ", but value and derivative give " + expected + "; mend it");
    }
  }
}
