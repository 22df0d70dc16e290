package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import java.util.Arrays;

/**
 * α ← the point of the simplex nearest to α + η L, and w = α (Mohri et al. 2019, "Agnostic
 * federated learning", as litian96/fair_flearn computes it). A group that a step has not seen is
 * not moved before the projection.
 *
 * @param etaAlpha step size η ≥ 0, in 1 / units of the loss
 */
public record ProjectedGradient(double etaAlpha) implements GroupWeighting {
  public ProjectedGradient {
    Checks.nonNegative("eta_alpha", etaAlpha);
  }

  @Override
  public String name() {
    return "euclidean";
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public GroupWeighting withEtaAlpha(double other) {
    return new ProjectedGradient(other);
  }

  @Override
  public GroupWeights start(int[] sizes) {
    double[] equal = new double[sizes.length];
    Arrays.fill(equal, 1.0 / sizes.length);
    return new Weights(sizes, equal, etaAlpha);
  }

  private static final class Weights extends SteppedWeights {

    Weights(int[] sizes, double[] start, double etaAlpha) {
      super(sizes, start, etaAlpha);
    }

    @Override
    public void update(SeenLosses seen) {
      double[] moved = alpha.clone();
      for (int g = 0; g < moved.length; g++) {
        moved[g] += seen.has(g) ? step() * seen.means()[g] : 0;
      }
      setWeights(Losses.onSimplex(moved));
    }
  }
}
