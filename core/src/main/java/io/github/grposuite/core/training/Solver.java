package io.github.grposuite.core.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How θ is found for given weights. A new solver is a record here and a constant of {@link Kind};
 * one of the user's own is a {@link SolverProvider}.
 */
public interface Solver {
  /** Number of steps. */
  int steps();

  /** Whether its steps depend on what is drawn; true where that is not known. */
  default boolean draws() {
    return true;
  }

  /**
   * Fails if the solver does not fit the loss, the weighting or the number of groups.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  void check(LossByGroup loss, GroupWeighting weighting, int groups);

  /**
   * A trainer that stands before its first step.
   *
   * @param random for mini-batches and single pairs; unused otherwise
   * @throws IllegalArgumentException if the solver does not fit the loss or the data
   */
  Trainer start(
      LossByGroup loss,
      GroupWeighting weighting,
      PairMatrix pairs,
      double[] theta0,
      UniformRandomProvider random);

  /**
   * The same where the pairs lie on other machines, which send sums over all of them.
   *
   * @throws PairsElsewhereException if the solver needs more than that
   */
  default Trainer startOnSums(
      LossByGroup loss, GroupWeighting weighting, Pairs pairs, double[] theta0) {
    throw new PairsElsewhereException(
        "this solver looks at single training pairs, which lie on other machines; use solver"
            + " gradient with batch 0, mirror-prox or optimistic");
  }

  /** The solvers by their names in specifications. */
  enum Kind implements SolverProvider {
    GRADIENT(Gradient::read),
    CLOSED_FORM(s -> new ClosedForm(s.integer("steps"), s.number("ridge", 0))),
    ALGORITHM_1(s -> OnePair.read(GroupDraw.BY_SIZE, s)),
    ALGORITHM_3(
        s -> OnePair.read(s.choice("group_factor", GroupFactor.class, GroupFactor.NONE).draw, s)),
    MIRROR_PROX(s -> ExtraGradient.read(ExtraGradient.Lookahead.MIRROR_PROX, s)),
    OPTIMISTIC(s -> ExtraGradient.read(ExtraGradient.Lookahead.OPTIMISTIC, s));

    private final Function<Settings, Solver> factory;

    Kind(Function<Settings, Solver> factory) {
      this.factory = factory;
    }

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Solver create(Settings settings) {
      return factory.apply(settings);
    }

    @Override
    public boolean setsEtaAlpha(Settings settings) {
      return switch (this) {
        case GRADIENT, CLOSED_FORM -> false;
        case ALGORITHM_1, ALGORITHM_3, MIRROR_PROX, OPTIMISTIC ->
            settings.choice("step_size", StepRule.Kind.class, StepRule.Kind.FIXED)
                == StepRule.Kind.THEOREM;
      };
    }
  }

  /** What a weighting hears of a group's loss in a mini-batch. */
  enum GroupLoss {
    /** The mean over the group's pairs in it; of a group without one nothing is known. */
    MEAN,
    /**
     * The unbiased estimate of the mean over all of its pairs, Σ ℓ_i / N_g times the sampling's
     * factor; 0 for a group without a pair in it.
     */
    ESTIMATE
  }

  /** Which iterate is the result. */
  enum Iterate {
    /** The last θ and α. */
    LAST,
    /** Their means over all steps so far, for which the O(1/√T) bound holds. */
    AVERAGE
  }

  /**
   * θ ← Proj(θ − η (Σ_g w_g ∇L_g(θ) + 2λθ)), with the α-step before it (paper, Algorithm 1).
   *
   * @param etaTheta step size η_θ &gt; 0
   * @param steps number of updates
   * @param stepSize fixed or AdaGrad-norm
   * @param batch pairs a mini-batch; 0 for all pairs
   * @param sampling how a mini-batch is drawn
   * @param radius θ is projected onto the ball of that radius around 0; 0 for none
   * @param iterate which iterate is the result
   * @param groupLoss what the weighting hears of a mini-batch
   * @param ridge λ ≥ 0 of λ‖θ‖², which is minimised with the weighted losses and which no weighting
   *     hears; the closed form's λ
   */
  record Gradient(
      double etaTheta,
      int steps,
      StepSize stepSize,
      int batch,
      BatchSampling sampling,
      double radius,
      Iterate iterate,
      GroupLoss groupLoss,
      double ridge)
      implements Solver {
    /** Whose weighting hears means, without a ridge. */
    public Gradient(
        double etaTheta,
        int steps,
        StepSize stepSize,
        int batch,
        BatchSampling sampling,
        double radius,
        Iterate iterate) {
      this(etaTheta, steps, stepSize, batch, sampling, radius, iterate, GroupLoss.MEAN, 0);
    }

    public Gradient {
      Checks.positive("eta_theta", etaTheta);
      Checks.atLeast("steps", 1, steps);
      Checks.atLeast("batch", 0, batch);
      Checks.nonNegative("radius", radius);
      Checks.nonNegative("ridge", ridge);
    }

    static Gradient read(Settings s) {
      double etaTheta = s.number("eta_theta");
      int steps = s.integer("steps");
      StepSize stepSize = s.choice("step_size", StepSize.class, StepSize.FIXED);
      int batch = s.integer("batch", 0);
      return new Gradient(
          etaTheta,
          steps,
          stepSize,
          batch,
          s.choice("sampling", BatchSampling.class, BatchSampling.UNIFORM),
          s.number("radius", 0),
          s.choice("iterate", Iterate.class, Iterate.LAST),
          batch == 0 ? GroupLoss.MEAN : s.choice("group_loss", GroupLoss.class, GroupLoss.MEAN),
          s.addedNumber("ridge", 0));
    }

    @Override
    public boolean draws() {
      return batch > 0;
    }

    @Override
    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {
      if (batch > 0 && batch < groups && sampling == BatchSampling.STRATIFIED) {
        throw new IllegalArgumentException(
            "batch must be at least the number of groups, " + groups + ", but was " + batch);
      }
    }

    @Override
    public Trainer start(
        LossByGroup loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      check(loss, weighting, pairs.groups());
      return new GradientTrainer(this, loss, weighting, pairs, theta0, random);
    }

    @Override
    public Trainer startOnSums(
        LossByGroup loss, GroupWeighting weighting, Pairs pairs, double[] theta0) {
      if (batch > 0) {
        throw new PairsElsewhereException(
            "batch is "
                + batch
                + ", but mini-batches cannot be drawn of training pairs that lie on other machines;"
                + " set batch to 0");
      }
      return new GradientTrainer(this, loss, weighting, pairs, theta0, null);
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
    public boolean draws() {
      return false;
    }

    @Override
    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {
      if (!(loss instanceof Ipo)) {
        throw new IllegalArgumentException(
            "solver closed-form needs the loss ipo; use solver gradient");
      }
      if (weighting.needsGradients()) {
        throw new IllegalArgumentException(
            "the weighting "
                + weighting.name()
                + " needs gradients, which the solver closed-form has none of; use solver"
                + " gradient");
      }
    }

    @Override
    public Trainer start(
        LossByGroup loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      check(loss, weighting, pairs.groups());
      return new ClosedFormTrainer(this, (Ipo) loss, weighting, pairs, theta0);
    }
  }

  /** What Algorithm 3 multiplies the loss and the gradient of its pair by. */
  enum GroupFactor {
    /** Nothing, as the algorithm is printed. */
    NONE(GroupDraw.UNIFORM),
    /** K, as in the proof. */
    GROUPS(GroupDraw.UNIFORM_TIMES_GROUPS);

    private final GroupDraw draw;

    GroupFactor(GroupDraw draw) {
      this.draw = draw;
    }
  }

  /**
   * One pair a step, as the paper prints Algorithms 1 and 3: with the loss ℓ and the gradient ∇ℓ of
   * the drawn pair of group g at the old θ and the factor F of the draw, α_g ← α_g exp(η_α χ F ℓ),
   * normalised, and θ ← Proj(θ − η_θ F w_g ∇ℓ) with the weight w_g of the new α. Weights that stay
   * (pooled, importance sampling) make it stochastic gradient descent on what they weight.
   *
   * @param draw how the pair is drawn
   * @param rule step sizes
   * @param steps number of updates, a pair each
   * @param radius θ is projected onto the ball of that radius around 0; 0 for none
   * @param iterate which iterate is the result
   */
  record OnePair(GroupDraw draw, StepRule rule, int steps, double radius, Iterate iterate)
      implements Solver {
    public OnePair {
      Checks.atLeast("steps", 1, steps);
      Checks.nonNegative("radius", radius);
    }

    static OnePair read(GroupDraw draw, Settings s) {
      return new OnePair(
          draw,
          s.choice("step_size", StepRule.Kind.class, StepRule.Kind.FIXED).create(s),
          s.integer("steps"),
          s.number("radius", 0),
          s.choice("iterate", Iterate.class, Iterate.LAST));
    }

    @Override
    public void check(LossByGroup loss, GroupWeighting weighting, int groups) {
      rule.check(this, loss);
      int[] sizes = new int[groups];
      Arrays.fill(sizes, 1);
      weighting.startOneGroup(sizes);
    }

    @Override
    public Trainer start(
        LossByGroup loss,
        GroupWeighting weighting,
        PairMatrix pairs,
        double[] theta0,
        UniformRandomProvider random) {
      check(loss, weighting, pairs.groups());
      return new OnePairTrainer(this, loss, weighting, pairs, theta0, random);
    }
  }
}
