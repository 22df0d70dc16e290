package io.github.grposuite.core.trial;

import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.DivergedException;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.training.TrainerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Tries a method's solver on eight pairs a group of three features: θ and α are finite, θ₀ is left
 * as it was, and a saved state goes on with the same bits. A solver that says that it diverges
 * there, which its step sizes may make it do, is let through.
 */
public final class SolverTrial {
  private static final int PAIRS = 8;
  private static final int DIMENSION = 3;
  private static final int STEPS = 3;

  private final Method method;
  private final PairMatrix pairs;
  private final Supplier<UniformRandomProvider> random;
  private final double[] theta0 = new double[DIMENSION];

  private SolverTrial(Method method, int groups, Supplier<UniformRandomProvider> random) {
    this.method = method;
    this.random = random;
    List<FeatureDifference> differences = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < PAIRS; i++) {
        double[] difference = new double[DIMENSION];
        for (int j = 0; j < DIMENSION; j++) {
          difference[j] = ((7 * i + 5 * j + 3 * g + i * j) % 11 - 4) / 5.0;
        }
        differences.add(new FeatureDifference(g, difference));
      }
    }
    pairs = PairMatrix.of(groups, DIMENSION, differences);
    Arrays.setAll(theta0, j -> 0.1 * j);
  }

  /**
   * Fails where the solver does not keep what it promises.
   *
   * @param random a generator in its first state, which can save its own
   * @throws IllegalArgumentException saying after which step, and what
   */
  public static void check(Method method, int groups, Supplier<UniformRandomProvider> random) {
    int steps = method.solver().steps();
    if (steps < 1) {
      throw new IllegalArgumentException("steps() must be at least 1, but is " + steps);
    }
    try {
      new SolverTrial(method, groups, random).run(Math.min(steps, STEPS));
    } catch (DivergedException e) {
      return; // It has seen that itself, and a run will say so.
    }
  }

  private void run(int steps) {
    Trainer trainer = start();
    trainer.step();
    finite(trainer, 1);
    for (int done = 1; done < steps; done++) {
      restored(trainer, done);
      finite(trainer, done + 1);
    }
  }

  /** The next step, and the same of a trainer that goes on from the state before it. */
  private void restored(Trainer trainer, int done) {
    TrainerState state = trainer.state();
    if (state.step() != done) {
      throw new IllegalArgumentException(
          "state() after step " + done + " has the step " + state.step() + "; count them");
    }
    Trainer again = start();
    again.restore(state);
    boolean same = same(trainer, again);
    trainer.step();
    again.step();
    if (!same || !same(trainer, again)) {
      throw new IllegalArgumentException(
          "a trainer that goes on from state() is not as the one that it was taken from; put all"
              + " that further steps depend on into it: theta, the weights' state, the"
              + " generator's");
    }
  }

  private Trainer start() {
    double[] given = theta0.clone();
    Trainer trainer =
        method.solver().start(method.loss(), method.weighting(), pairs, given, random.get());
    Trainer other =
        method.solver().start(method.loss(), method.weighting(), pairs, given, random.get());
    other.step();
    if (!Arrays.equals(given, theta0)) {
      throw new IllegalArgumentException("it changes the theta0 that start is given; copy it");
    }
    return trainer;
  }

  private void finite(Trainer trainer, int done) {
    lengths("theta()", DIMENSION, trainer.theta());
    lengths("alpha()", pairs.groups(), trainer.alpha());
    for (double number : trainer.theta()) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "theta after step %s on a small data set is %s; DivergedException.check in every step"
                    .formatted(done, number)
                + " ends a run that leaves the finite numbers");
      }
    }
  }

  private static void lengths(String what, int expected, double[] found) {
    if (found.length != expected) {
      throw new IllegalArgumentException(
          what + " must have " + expected + " numbers, but has " + found.length);
    }
  }

  private boolean same(Trainer a, Trainer b) {
    boolean same = Arrays.equals(a.theta(), b.theta()) && Arrays.equals(a.alpha(), b.alpha());
    for (int g = 0; g < pairs.groups(); g++) {
      same &= a.effectiveWeight(g) == b.effectiveWeight(g);
    }
    return same;
  }
}
