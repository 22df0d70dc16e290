import io.github.grposuite.core.*;
import io.github.grposuite.core.weighting.*;
import java.util.function.DoubleSupplier;

/** {@code weighting: frank-wolfe}: α ← (1 − η_α) α + η_α e_g, g the worst group of the step. */
public final class FrankWolfe implements WeightingProvider {
  public String key() {
    return "frank-wolfe";
  }

  public WeightStep step() {
    return new WeightStep(WeightStep.Unit.NUMBER, 0.1); // A share, if eta_alpha is not given.
  }

  public GroupWeighting create(Settings settings, DoubleSupplier etaAlpha) {
    return new Rule(key(), true, Checks.fraction("eta_alpha", etaAlpha.getAsDouble()));
  }

  record Rule(String name, boolean isAdaptive, double etaAlpha) implements GroupWeighting {
    public GroupWeights start(int[] sizes) {
      double[] equal = new Balanced().start(sizes).alpha();
      return new SteppedWeights(sizes, equal, etaAlpha) {
        public void update(SeenLosses seen) {
          int worst = -1;
          double[] moved = alpha().clone();
          for (int g = 0; g < moved.length; g++) {
            moved[g] *= 1 - step();
            if (seen.has(g) && (worst < 0 || seen.means()[g] > seen.means()[worst])) {
              worst = g;
            }
          }
          if (worst >= 0) {
            moved[worst] += step();
            setWeights(moved);
          }
        }
      };
    }
  }
}
