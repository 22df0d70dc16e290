package io.github.grposuite.core.training;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.theory.LossBounds;
import io.github.grposuite.core.theory.MirrorDescent;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How far the steps of {@link Solver.OnePair} go; asked once, when the data are known. */
public interface StepRule {
  /**
   * The step sizes of a run.
   *
   * @param solver how pairs are drawn, the number of steps, and the radius that θ is projected onto
   * @param pairs the training pairs
   * @throws IllegalArgumentException if the rule does not fit the solver, the loss or the data
   */
  StepSizes of(Solver.OnePair solver, LossByGroup loss, PairMatrix pairs);

  /**
   * Fails if the rule does not fit the solver or the loss, before there are data.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  default void check(Solver.OnePair solver, LossByGroup loss) {}

  /** The rules by their names in specifications. */
  enum Kind {
    FIXED(s -> new Fixed(s.number("eta_theta"))),
    THEOREM(s -> new Theorem());

    private final Function<Settings, StepRule> factory;

    Kind(Function<Settings, StepRule> factory) {
      this.factory = factory;
    }

    /** Reads the rule's hyperparameters. */
    StepRule create(Settings settings) {
      return factory.apply(settings);
    }
  }

  /**
   * η_θ as it is given, and the weighting's own η_α.
   *
   * @param etaTheta η_θ &gt; 0
   */
  record Fixed(double etaTheta) implements StepRule {
    public Fixed {
      new StepSizes(etaTheta, OptionalDouble.empty());
    }

    @Override
    public StepSizes of(Solver.OnePair solver, LossByGroup loss, PairMatrix pairs) {
      return new StepSizes(etaTheta, OptionalDouble.empty());
    }
  }

  /**
   * The constant steps for which the source of propositions 4.1 and E.2 proves its bound; see
   * {@link MirrorDescent}. Both η_θ and η_α follow from the pairs, the radius and the number of
   * steps.
   */
  record Theorem() implements StepRule {
    @Override
    public void check(Solver.OnePair solver, LossByGroup loss) {
      checkRadius(solver.radius());
      convex(loss);
    }

    /** Fails without a ball. */
    static void checkRadius(double radius) {
      if (radius == 0) {
        throw new IllegalArgumentException(
            "step_size theorem needs the radius of the ball that holds theta, but radius is 0; set"
                + " radius to a positive number");
      }
    }

    @Override
    public StepSizes of(Solver.OnePair solver, LossByGroup loss, PairMatrix pairs) {
      check(solver, loss);
      MirrorDescent theorem = theorem(solver, loss, pairs);
      int steps = solver.steps();
      return new StepSizes(theorem.etaTheta(steps), OptionalDouble.of(theorem.etaAlpha(steps)));
    }

    /**
     * The loss, if the theorems are about it.
     *
     * @throws IllegalArgumentException if it is not convex and smooth, or another for every group
     */
    public static SmoothConvexLoss convex(LossByGroup loss) {
      if (loss instanceof SmoothConvexLoss smooth) {
        return smooth;
      }
      throw new IllegalArgumentException(
          "step_size theorem and measure saddle-point need a loss that is convex, smooth and the"
              + " same for all groups, such as dpo, cdpo, rdpo or ipo; take one of these, or set"
              + " step_size fixed and remove measure");
    }

    /** What the theorem says of a solver with a radius on these pairs. */
    public static MirrorDescent theorem(Solver.OnePair solver, LossByGroup loss, PairMatrix pairs) {
      LossBounds bounds = LossBounds.of(pairs, convex(loss), solver.radius());
      return solver.draw().theorem(bounds, solver.radius(), pairs.sizes());
    }
  }
}
