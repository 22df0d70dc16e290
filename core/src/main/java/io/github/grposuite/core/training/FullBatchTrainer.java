package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Optional;

/**
 * All but the rule of a solver of the user's own that takes all pairs in each step: the α-step on
 * the groups' losses, then the step of θ that the subclass makes of the gradient Σ_g w_g ∇L_g.
 */
public abstract class FullBatchTrainer implements Trainer {
  private final LossByGroup loss;
  private final Pairs pairs;
  private final GroupWeights weights;
  private final PairSums sums;
  private final SeenLosses seen;
  private final double[] theta;
  private final double[] gradient;
  private final double[] memory;
  private int step;

  /**
   * Stands before its first step.
   *
   * @param pairs here, or on other machines ({@link Solver#startOnSums})
   * @param theta0 d long; copied
   */
  protected FullBatchTrainer(
      LossByGroup loss, GroupWeighting weighting, Pairs pairs, double[] theta0) {
    this.loss = loss;
    this.pairs = pairs;
    weights = weighting.start(pairs.sizes());
    sums = pairs.sums();
    int directions = weighting.needsGradients() ? pairs.groups() : 0;
    seen =
        new SeenLosses(
            new double[pairs.groups()], pairs.sizes(), new double[directions][theta0.length]);
    theta = theta0.clone();
    gradient = new double[theta.length];
    memory = new double[theta.length];
  }

  /**
   * Moves θ.
   *
   * @param theta d long, to be changed
   * @param gradient Σ_g w_g ∇L_g at it, with the weights after the α-step
   * @param memory d numbers for the rule's own use, such as a velocity; 0 at first, and part of a
   *     saved state
   */
  protected abstract void move(double[] theta, double[] gradient, double[] memory);

  @Override
  public final void step() {
    sums.gradients(loss, theta);
    for (int g = 0; g < pairs.groups(); g++) {
      seen.means()[g] = sums.lossSum(g) / seen.counts()[g];
    }
    for (int g = 0; g < seen.gradients().length; g++) {
      System.arraycopy(sums.gradientSum(g), 0, seen.gradients()[g], 0, theta.length);
    }
    weights.update(seen);
    for (int j = 0; j < theta.length; j++) {
      double sum = 0;
      for (int g = 0; g < pairs.groups(); g++) {
        sum += weights.coefficients()[g] * sums.gradientSum(g)[j];
      }
      gradient[j] = sum;
    }
    move(theta, gradient, memory);
    DivergedException.check(step, seen.means(), weights.alpha(), theta);
    step++;
  }

  @Override
  public final double[] theta() {
    return theta;
  }

  @Override
  public final double[] alpha() {
    return weights.alpha();
  }

  @Override
  public final double effectiveWeight(int group) {
    return weights.effective(group);
  }

  /** The memory stands where the mean of θ would. */
  @Override
  public final TrainerState state() {
    return new TrainerState(
        step, theta, weights.state(), 0, memory, new double[0], Optional.empty());
  }

  @Override
  public final void restore(TrainerState state) {
    state.checkFits(state());
    weights.restore(state.weighting());
    System.arraycopy(state.theta(), 0, theta, 0, theta.length);
    System.arraycopy(state.meanTheta(), 0, memory, 0, memory.length);
    step = state.step();
  }
}
