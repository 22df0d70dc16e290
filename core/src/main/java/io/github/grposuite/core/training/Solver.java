package io.github.grposuite.core.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How θ is found for given weights. A new solver is a record here and a constant of {@link Kind}.
 */
public sealed interface Solver {
  /** Number of steps. */
  int steps();

  /**
   * Fails if the solver does not fit the loss or the number of groups.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  void check(PreferenceLoss loss, int groups);

  /**
   * A trainer that stands before its first step.
   *
   * @param random for mini-batches; unused otherwise
   * @throws IllegalArgumentException if the solver does not fit the loss or the data
   */
  Trainer start(
      PreferenceLoss loss,
      GroupWeighting weighting,
      PairMatrix pairs,
      double[] theta0,
      UniformRandomProvider random);

  /** The solvers by their names in specifications. */
  enum Kind {
    GRADIENT(Gradient::read),
    CLOSED_FORM(s -> new ClosedForm(s.integer("steps"), s.number("ridge", 0)));

    private final Function<Settings, Solver> factory;

    Kind(Function<Settings, Solver> factory) {
      this.factory = factory;
    }

    /** Reads the solver's hyperparameters. */
    public Solver create(Settings settings) {
      return factory.apply(settings);
    }
  }

  /** Which iterate is the result. */
  enum Iterate {
    /** The last θ and α. */
    LAST,
    /** Their means over all steps so far, for which the O(1/√T) bound holds. */
    AVERAGE
  }

  /**
   * θ ← Proj(θ − η Σ_g w_g ∇L_g(θ)), with the α-step before it (paper, Algorithm 1).
   *
   * @param etaTheta step size η_θ &gt; 0
   * @param steps number of updates
   * @param stepSize fixed or AdaGrad-norm
   * @param batch pairs a mini-batch; 0 for all pairs
   * @param sampling how a mini-batch is drawn
   * @param radius θ is projected onto the ball of that radius around 0; 0 for none
   * @param iterate which iterate is the result
   */
  record Gradient(
      double etaTheta,
      int steps,
      StepSize stepSize,
      int batch,
      Sampling sampling,
      double radius,
      Iterate iterate)
      implements Solver {
    public Gradient {
      Checks.positive("eta_theta", etaTheta);
      Checks.atLeast("steps", 1, steps);
      Checks.atLeast("batch", 0, batch);
      Checks.nonNegative("radius", radius);
    }

    static Gradient read(Settings s) {
      return new Gradient(
          s.number("eta_theta"),
          s.integer("steps"),
          s.choice("step_size", StepSize.class, StepSize.FIXED),
          s.integer("batch", 0),
          s.choice("sampling", Sampling.class, Sampling.UNIFORM),
          s.number("radius", 0),
          s.choice("iterate", Iterate.class, Iterate.LAST));
    }

    @Override
    public void check(PreferenceLoss loss, int groups) {
      if (batch > 0 && batch < groups && sampling == Sampling.STRATIFIED) {
        throw new IllegalArgumentException(
            "batch must be at least the number of groups, " + groups + ", but was " + batch);
      }
    }

    @Override
    public Trainer start(
        PreferenceLoss loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      check(loss, pairs.groups());
      return new GradientTrainer(this, loss, weighting, pairs, theta0, random);
    }
  }

  /**
   * θ = (ΔᵀWΔ + λI)⁻¹ ΔᵀW1 / (2β) after every α-step, for IPO (paper, Algorithm 2).
   *
   * @param steps number of α-steps
   * @param ridge λ ≥ 0, with W normalised as the weighting's gradient is
   */
  record ClosedForm(int steps, double ridge) implements Solver {
    public ClosedForm {
      Checks.atLeast("steps", 1, steps);
      Checks.nonNegative("ridge", ridge);
    }

    @Override
    public void check(PreferenceLoss loss, int groups) {
      if (!(loss instanceof PreferenceLoss.Ipo)) {
        throw new IllegalArgumentException(
            "solver closed-form needs the loss ipo; use solver gradient");
      }
    }

    @Override
    public Trainer start(
        PreferenceLoss loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      check(loss, pairs.groups());
      return new ClosedFormTrainer(this, (PreferenceLoss.Ipo) loss, weighting, pairs, theta0);
    }
  }
}
