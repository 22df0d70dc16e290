package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.TwoDigits;
import java.util.function.DoubleSupplier;

/**
 * The step size η_α of a weighting: in what it is measured, and how large it is if none is given.
 *
 * @param usual the step if none is given, in that unit, &gt; 0
 */
public record WeightStep(Unit unit, double usual) {
  /**
   * Of weightings whose η_α multiplies losses. A hundredth of what is heard at the start is the
   * authors' 5e-7 of sums over eight pairs, each of IPO's loss 2,500 at β = 0.01.
   */
  public static final WeightStep OF_LOSSES = new WeightStep(Unit.PER_LOSS, 0.01);

  private static final String KEY = "eta_alpha";

  /** In what η_α is measured. */
  public enum Unit {
    /** It multiplies losses: 1 / units of the loss. */
    PER_LOSS,
    /** A number, such as a share of the weights that a step moves. */
    NUMBER
  }

  public WeightStep {
    Checks.positive("the usual eta_alpha", usual);
  }

  /**
   * Reads {@code eta_alpha}; the usual step, to two digits, if it is not given.
   *
   * @param heard the loss that the weighting hears of a group at the start of training; asked for
   *     where it is needed alone
   */
  public double read(Settings s, DoubleSupplier heard) {
    return s.has(KEY) ? s.number(KEY) : s.number(KEY, usualAt(heard.getAsDouble()));
  }

  /** η_α if none is given, to two digits, with that loss heard at the start. */
  double usualAt(double heard) {
    return inUnit(usual, heard);
  }

  /**
   * A step relative to the loss at the start as η_α, to two digits.
   *
   * @param heard the loss that the weighting hears of a group at the start of training
   */
  public double inUnit(double step, double heard) {
    boolean divided = unit == Unit.PER_LOSS && heard != 0;
    return TwoDigits.of(divided ? step / Math.abs(heard) : step);
  }
}
