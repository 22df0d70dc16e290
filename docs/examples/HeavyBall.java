import io.github.grposuite.core.*;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.*;
import io.github.grposuite.core.weighting.GroupWeighting;
import org.apache.commons.rng.UniformRandomProvider;

/** {@code solver: heavy-ball}: v ← m v + ∇, θ ← θ − η_θ v (Polyak 1964), on all pairs. */
public final class HeavyBall implements SolverProvider {
  public String key() {
    return "heavy-ball";
  }

  public Solver create(Settings s) {
    return new Rule(s.number("eta_theta"), s.number("momentum", 0.9), s.integer("steps"));
  }

  record Rule(double eta, double momentum, int steps) implements Solver {
    Rule {
      Checks.positive("eta_theta", eta);
      Checks.fraction("momentum", momentum);
      Checks.atLeast("steps", 1, steps);
    }

    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {}

    public Trainer start(
        LossByGroup l, GroupWeighting w, PairMatrix p, double[] theta0, UniformRandomProvider r) {
      return new FullBatchTrainer(l, w, p, theta0) {
        protected void move(double[] theta, double[] gradient, double[] v) {
          for (int j = 0; j < theta.length; j++) {
            v[j] = momentum * v[j] + gradient[j];
            theta[j] -= eta * v[j];
          }
        }
      };
    }
  }
}
