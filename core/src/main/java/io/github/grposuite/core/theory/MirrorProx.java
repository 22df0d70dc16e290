package io.github.grposuite.core.theory;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;

/**
 * Extragradient steps on min over ‖θ‖ ≤ B, max over the simplex, of Σ_g α_g L_g(θ): constant step
 * sizes for which the duality gap of the averages falls as 1/T (Nemirovski 2004, "Prox-method with
 * rate of convergence O(1/t)"), derived for two blocks in docs/theory.md.
 *
 * <p>On the ball ∇L_g changes by at most C‖θ − θ'‖ and has a norm of at most G. So the operator
 * (Σ_g α_g ∇L_g, −L) is Lipschitz with constant 1 in ‖θ‖²/η_θ + ‖α‖₁²/η_α for
 *
 * <ul>
 *   <li>η_θ = 1 / (C + G r),
 *   <li>η_α = r / G, with any r &gt; 0; r = √(ln K) √2 / B makes the bound least.
 * </ul>
 *
 * <p>From θ = 0 and α uniform the bound is then (C B²/2 + √2 G B √(ln K)) / T. Steps that use the
 * operator of the step before must be √2 − 1 times as long, and have 1 + √2 times the bound.
 *
 * @param radius B &gt; 0
 * @param groups K
 * @param curvature C &gt; 0
 * @param slope G &gt; 0
 * @param part how long the steps are: 1, or √2 − 1
 */
public record MirrorProx(double radius, int groups, double curvature, double slope, double part) {
  /** √2 − 1, for steps with an operator that is one step old. */
  public static final double PAST = Math.sqrt(2) - 1;

  public MirrorProx {
    Checks.positive("radius", radius);
    Checks.atLeast("groups", 1, groups);
    Checks.positive("curvature", curvature);
    Checks.positive("slope", slope);
    Checks.positive("part", part);
  }

  /**
   * The constants of these pairs. A margin on the ball is at most ‖Δφ‖ B in absolute value, and
   * |ℓ'| is largest at an end; C is the largest mean of ‖Δφ‖² over a group times the largest ℓ'', G
   * the largest mean of ‖Δφ‖ max |ℓ'|.
   */
  public static MirrorProx of(PairMatrix pairs, SmoothConvexLoss loss, double radius, double part) {
    int[] sizes = pairs.sizes();
    double curvature = 0;
    double slope = 0;
    for (int g = 0; g < sizes.length; g++) {
      double squares = 0;
      double slopes = 0;
      for (int i = 0; i < sizes[g]; i++) {
        double squared = 0;
        for (int j = 0; j < pairs.dimension(); j++) {
          squared += pairs.get(g, i, j) * pairs.get(g, i, j);
        }
        double norm = Math.sqrt(squared);
        double margin = norm * radius;
        squares += squared;
        slopes +=
            norm * Math.max(Math.abs(loss.derivative(margin)), Math.abs(loss.derivative(-margin)));
      }
      curvature = Math.max(curvature, loss.largestCurvature() * squares / sizes[g]);
      slope = Math.max(slope, slopes / sizes[g]);
    }
    return new MirrorProx(radius, sizes.length, curvature, slope, part);
  }

  /** r, the ratio of what the two blocks span: √(ln K / (B²/2)). */
  private double ratio() {
    return Math.sqrt(2 * StrictMath.log(groups)) / radius;
  }

  /** η_θ. */
  public double etaTheta() {
    return part / (curvature + slope * ratio());
  }

  /** η_α; 0 for one group. */
  public double etaAlpha() {
    return part * ratio() / slope;
  }

  /** What the duality gap of the averages is at most after T steps from θ = 0. */
  public double bound(int steps) {
    double spans = radius * radius / 2;
    return spans * (curvature + 2 * slope * ratio()) / part / Checks.atLeast("steps", 1, steps);
  }
}
