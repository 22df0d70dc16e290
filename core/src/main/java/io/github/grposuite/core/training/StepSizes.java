package io.github.grposuite.core.training;

import io.github.grposuite.core.Checks;
import java.util.OptionalDouble;

/**
 * The step sizes of a run, the same in all of its steps.
 *
 * @param etaTheta η_θ &gt; 0
 * @param etaAlpha η_α ≥ 0; empty for the weighting's own
 */
public record StepSizes(double etaTheta, OptionalDouble etaAlpha) {
  /** Checks both. */
  public StepSizes {
    Checks.positive("eta_theta", etaTheta);
    etaAlpha.ifPresent(eta -> Checks.nonNegative("eta_alpha", eta));
  }
}
