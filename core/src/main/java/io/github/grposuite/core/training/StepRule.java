package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import java.util.OptionalDouble;

/** How far the steps of {@link Solver.OnePair} go; asked once, when the data are known. */
public interface StepRule {
  /**
   * The step sizes of a run.
   *
   * @param solver how pairs are drawn, the number of steps, and the radius that θ is projected onto
   * @param pairs the training pairs
   * @throws IllegalArgumentException if the rule does not fit the solver, the loss or the data
   */
  StepSizes of(Solver.OnePair solver, PreferenceLoss loss, PairMatrix pairs);

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
    public StepSizes of(Solver.OnePair solver, PreferenceLoss loss, PairMatrix pairs) {
      return new StepSizes(etaTheta, OptionalDouble.empty());
    }
  }
}
