package io.github.grposuite.core.theory;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;

/**
 * The constants of proposition 4.1, computed from the pairs. A margin on the ball is at most m =
 * ‖Δφ‖ B in absolute value and takes both ends; ℓ is convex in the margin, so ℓ and |ℓ'| are
 * largest at an end of [−m, m], and both grow with ‖Δφ‖.
 *
 * <p>For DPO: B_∇ = β B_φ σ(β B_φ B), which is below β B_φ, and B_l = ln(1 + exp(β B_φ B)), which
 * is at most ln 2 + β B_φ B. Lemma E.1 prints both without β; see docs/deviations.md. For IPO: B_∇
 * = 2 (B_φ B + 1/(2β)) B_φ and B_l = (B_φ B + 1/(2β))².
 *
 * @param features B_φ, the largest ‖φ(x, y_w) − φ(x, y_l)‖
 * @param slope B_∇, the largest ‖∇ℓ‖ of a pair on the ball
 * @param value B_l, the largest ℓ of a pair on the ball
 */
public record LossBounds(double features, double slope, double value) {
  /**
   * The bounds of all pairs.
   *
   * @param radius B_Θ &gt; 0
   */
  public static LossBounds of(PairMatrix pairs, SmoothConvexLoss loss, double radius) {
    Checks.positive("radius", radius);
    double largest = 0;
    int[] sizes = pairs.sizes();
    for (int g = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++) {
        double squared = 0;
        for (int j = 0; j < pairs.dimension(); j++) {
          squared += pairs.get(g, i, j) * pairs.get(g, i, j);
        }
        largest = Math.max(largest, squared);
      }
    }
    double features = Math.sqrt(largest);
    double margin = features * radius;
    double slope = Math.max(Math.abs(loss.derivative(margin)), Math.abs(loss.derivative(-margin)));
    return new LossBounds(
        features, slope * features, Math.max(loss.value(margin), loss.value(-margin)));
  }
}
