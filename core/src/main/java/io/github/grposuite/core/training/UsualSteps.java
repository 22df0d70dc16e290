package io.github.grposuite.core.training;

import io.github.grposuite.core.TwoDigits;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.WeightStep;

/**
 * Step sizes that follow from the pairs, for those who have none.
 *
 * <p>η_θ = 1/L, with L = κ max_g λ_g: for every weighting of the groups, a gradient step of that
 * size lowers the weighted loss of a convex loss (Nesterov 2004). λ_g is the largest eigenvalue of
 * group g's (1/N_g) Σ x xᵀ, by twenty steps of power iteration, and κ the largest slope of dℓ/dh,
 * for a loss that does not tell it the largest that is met around h = 0. η_α = √(2 ln G / T) /
 * ℓ(0), the step for which the regret bound of multiplicative weights over T steps is least, with
 * ℓ(0) for the range of the losses.
 *
 * @param spread max_g λ_g
 * @param groups G
 */
public record UsualSteps(double spread, int groups) {
  private static final int POWERS = 20;

  /** Slopes of dℓ/dh are taken over an eighth of ℓ(0)/|ℓ'(0)|, eight of these on either side. */
  private static final int PARTS = 8;

  /** Those of training pairs. */
  public static UsualSteps of(PairMatrix pairs) {
    double spread = 0;
    for (int g = 0; g < pairs.groups(); g++) {
      spread = Math.max(spread, largestEigenvalue(pairs, g));
    }
    return new UsualSteps(spread, pairs.groups());
  }

  private static double largestEigenvalue(PairMatrix pairs, int group) {
    int d = pairs.dimension();
    int n = pairs.sizes()[group];
    double[] direction = new double[d];
    for (int j = 0; j < d; j++) {
      direction[j] = 1 + 0.1 * (j % 7); // Not orthogonal to a vector that happens to be all ones.
    }
    double length = length(direction);
    for (int power = 0; power < POWERS && length > 0; power++) {
      double[] next = new double[d];
      for (int i = 0; i < n; i++) {
        pairs.addTo(next, group, i, pairs.margin(group, i, direction) / (n * length));
      }
      direction = next;
      length = length(direction);
    }
    return length;
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares = Math.fma(value, value, squares);
    }
    return Math.sqrt(squares);
  }

  /** η_θ, to two digits; 1 where all pairs are 0 or the loss is flat. */
  public double etaTheta(LossByGroup loss) {
    double slope = 0;
    for (int g = 0; g < groups; g++) {
      slope = Math.max(slope, steepest(loss.of(g)));
    }
    double smoothness = slope * spread;
    return smoothness > 0 ? TwoDigits.of(1 / smoothness) : 1;
  }

  private static double steepest(PreferenceLoss loss) {
    if (loss instanceof SmoothConvexLoss smooth) {
      return smooth.largestCurvature();
    }
    double width = Math.abs(loss.value(0) / loss.derivative(0)) / PARTS;
    double steepest = 0;
    for (int i = -PARTS * PARTS; i < PARTS * PARTS; i++) {
      double h = i * width;
      double slope = (loss.derivative(h + width) - loss.derivative(h)) / width;
      steepest = Double.isFinite(slope) ? Math.max(steepest, Math.abs(slope)) : steepest;
    }
    return steepest;
  }

  /**
   * η_α over so many steps, to two digits.
   *
   * @param unit of the weighting
   */
  public double etaAlpha(ResponseLossByGroup loss, WeightStep unit, int steps) {
    double range = 0;
    for (int g = 0; g < groups; g++) {
      range = Math.max(range, Math.abs(loss.of(g).atStart()));
    }
    return unit.inUnit(Math.sqrt(2 * StrictMath.log(groups) / steps), range);
  }
}
