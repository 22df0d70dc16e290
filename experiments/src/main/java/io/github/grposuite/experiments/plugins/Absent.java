package io.github.grposuite.experiments.plugins;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.SolverProvider;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.WeightingProvider;
import io.github.grposuite.experiments.spec.RecordedPlugin;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * In the place of a plug-in of a record whose file this process does not have, or is not to use.
 *
 * @param refusal why it cannot be used; without one it can be read of, but computes nothing
 */
record Absent(RecordedPlugin recorded, Optional<String> refusal)
    implements LossProvider, WeightingProvider, SolverProvider {

  /** Of which no method can be made. */
  static Plugin refusing(RecordedPlugin recorded, String refusal) {
    return new Absent(recorded, Optional.of(refusal)).plugin();
  }

  /** Of which methods can be described. */
  static Plugin standIn(RecordedPlugin recorded) {
    return new Absent(recorded, Optional.empty()).plugin();
  }

  private Plugin plugin() {
    UnaryOperator<Components> adding =
        switch (recorded.component()) {
          case LOSS -> known -> known.with((LossProvider) this);
          case WEIGHTING -> known -> known.with((WeightingProvider) this);
          case SOLVER -> known -> known.with((SolverProvider) this);
        };
    return new Plugin(
        recorded.component(),
        recorded.key(),
        recorded.type(),
        recorded.sha256(),
        Optional.empty(),
        adding);
  }

  @Override
  public String key() {
    return recorded.key();
  }

  private void check() {
    if (refusal.isPresent()) {
      throw new UsageException(refusal.get());
    }
  }

  @Override
  public LossByGroup create(Settings settings, double beta) {
    check();
    return new NoLoss(beta);
  }

  @Override
  public GroupWeighting create(Settings settings, DoubleSupplier etaAlpha) {
    check();
    return new NoWeighting(recorded.key(), recorded.adaptive());
  }

  @Override
  public Solver create(Settings settings) {
    check();
    return new NoSolver();
  }

  @Override
  public boolean setsEtaAlpha(Settings settings) {
    return !settings.has("eta_alpha");
  }

  private static UnsupportedOperationException absent() {
    return new UnsupportedOperationException(
        "computes nothing: it stands for a class that is absent");
  }

  /** Of any kind that something may ask for. */
  private record NoLoss(double beta) implements SmoothConvexLoss {
    @Override
    public double value(double h) {
      throw absent();
    }

    @Override
    public double derivative(double h) {
      throw absent();
    }

    @Override
    public double curvature(double h) {
      throw absent();
    }

    @Override
    public double largestCurvature() {
      throw absent();
    }
  }

  private record NoWeighting(String name, boolean isAdaptive) implements GroupWeighting {
    @Override
    public GroupWeights start(int[] sizes) {
      throw absent();
    }
  }

  private record NoSolver() implements Solver {
    @Override
    public int steps() {
      throw absent();
    }

    @Override
    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {}

    @Override
    public Trainer start(
        LossByGroup loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      throw absent();
    }
  }
}
