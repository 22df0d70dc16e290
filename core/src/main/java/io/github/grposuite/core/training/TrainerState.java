package io.github.grposuite.core.training;

import io.github.grposuite.core.Checks;
import java.util.Optional;
import org.apache.commons.rng.RandomProviderState;

/**
 * Everything that a trainer's further steps depend on beside its method and its data; going on from
 * it gives the same bits as never having stopped. It shares no array with the trainer; its own are
 * not to be changed.
 *
 * @param step number of steps done
 * @param theta θ after the last step, d long, whichever iterate is the result
 * @param weighting the group weights' state, and what else a solver remembers of its last step
 * @param squaredNorms Σ ‖∇_s‖² over the steps done; 0 where no step size follows from it
 * @param meanTheta the mean of θ over the steps done, or its sum and what that has too much, 0
 *     where the last iterate is the result; empty for a closed form; a {@link FullBatchTrainer}'s
 *     memory
 * @param meanAlpha the mean of α, as that of θ
 * @param random the generator of mini-batches; empty where all pairs are used
 */
public record TrainerState(
    int step,
    double[] theta,
    double[] weighting,
    double squaredNorms,
    double[] meanTheta,
    double[] meanAlpha,
    Optional<RandomProviderState> random) {

  /** Copies the arrays. */
  public TrainerState {
    Checks.atLeast("step", 0, step);
    theta = theta.clone();
    weighting = weighting.clone();
    meanTheta = meanTheta.clone();
    meanAlpha = meanAlpha.clone();
  }

  /** A state without means, gradients and mini-batches. */
  public TrainerState(int step, double[] theta, double[] weighting) {
    this(step, theta, weighting, 0, new double[0], new double[0], Optional.empty());
  }

  /**
   * Fails if this state is of a trainer of another kind or shape.
   *
   * @param own a state of the trainer that is to go on from this one
   */
  void checkFits(TrainerState own) {
    checkLength("theta", own.theta, theta);
    checkLength("the mean of theta", own.meanTheta, meanTheta);
    checkLength("the mean of alpha", own.meanAlpha, meanAlpha);
    if (random.isPresent() != own.random.isPresent()) {
      throw new IllegalArgumentException(
          "the saved state has "
              + (random.isPresent() ? "a" : "no")
              + " generator of mini-batches"
              + REMEDY);
    }
  }

  private static void checkLength(String name, double[] expected, double[] values) {
    if (values.length != expected.length) {
      throw new IllegalArgumentException(
          name
              + " of the saved state must have "
              + expected.length
              + " values, but has "
              + values.length
              + REMEDY);
    }
  }

  private static final String REMEDY =
      "; go on from it with the method and the data that it was saved with";
}
