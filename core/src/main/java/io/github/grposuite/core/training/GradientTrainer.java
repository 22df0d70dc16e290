package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.UniformRandomProvider;

/** Alternating mirror descent on (θ, α); see {@link Solver.Gradient}. */
final class GradientTrainer implements Trainer {
  private static final double[][] NONE = {};

  private final Solver.Gradient solver;
  private final LossByGroup loss;
  private final Optional<Batches> batches;
  private final UniformRandomProvider random;
  private final GroupWeights weights;
  private final PairSums groupSums;
  private final double[] factors;
  private final double[] inverseSizes;
  private final double[] losses;
  private final int[] counts;
  private final double[][] gradients;
  private final SeenLosses seen;
  private final double[] theta;
  private final double[] gradient;
  private final double[] meanTheta;
  private final double[] meanAlpha;
  private double squaredNorms;
  private int step;

  /** Mini-batches of pairs; the batch is drawn anew in each step. */
  private record Batches(PairMatrix pairs, PairMatrix batch) {}

  /** On pairs that lie elsewhere the solver has no mini-batches. */
  GradientTrainer(
      Solver.Gradient solver,
      LossByGroup loss,
      GroupWeighting weighting,
      Pairs pairs,
      double[] theta0,
      UniformRandomProvider random) {
    int groups = pairs.groups();
    int n = solver.batch();
    this.solver = solver;
    this.loss = loss;
    this.random = random;
    this.weights = weighting.start(pairs.sizes());
    this.losses = new double[groups];
    this.counts = pairs.sizes();
    this.gradients = weighting.needsGradients() ? new double[groups][pairs.dimension()] : NONE;
    this.seen = new SeenLosses(losses, counts, gradients);
    this.factors = new double[groups];
    this.inverseSizes = new double[groups];
    Arrays.setAll(inverseSizes, g -> 1.0 / counts[g]);
    Arrays.fill(factors, 1);
    if (n == 0) {
      batches = Optional.empty();
      groupSums = pairs.sums();
    } else {
      PairMatrix all = (PairMatrix) pairs;
      int[] capacities = new int[groups];
      for (int g = 0; g < groups; g++) {
        factors[g] = solver.sampling().factor(all, n, g);
        capacities[g] = solver.sampling().capacity(n, groups, g);
      }
      PairMatrix batch = PairMatrix.withCapacity(pairs.dimension(), capacities);
      batches = Optional.of(new Batches(all, batch));
      groupSums = batch.sums();
    }
    this.theta = theta0.clone();
    this.gradient = new double[theta.length];
    this.meanTheta = new double[theta.length];
    this.meanAlpha = new double[groups];
  }

  @Override
  public void step() {
    if (batches.isPresent()) {
      batches.get().batch.clear();
      solver.sampling().draw(batches.get().pairs, solver.batch(), random, batches.get().batch);
    }
    groupSums.gradients(loss, theta);
    see();
    weights.update(seen);
    double squaredNorm = combineGradients();
    squaredNorms += squaredNorm;
    double eta = solver.stepSize().of(solver.etaTheta(), squaredNorms);
    for (int j = 0; j < theta.length; j++) {
      theta[j] -= eta * gradient[j];
    }
    project();
    DivergedException.check(step, losses, weights.alpha(), theta);
    step++;
    if (solver.iterate() == Solver.Iterate.AVERAGE) {
      addToMean(meanTheta, theta);
      addToMean(meanAlpha, weights.alpha());
    }
  }

  /**
   * The groups' mean losses in this step, and their gradients where the weighting asks for them.
   */
  private void see() {
    if (batches.isEmpty()) {
      for (int g = 0; g < losses.length; g++) {
        losses[g] = groupSums.lossSum(g) * inverseSizes[g];
      }
    } else if (solver.groupLoss() == Solver.GroupLoss.ESTIMATE) {
      for (int g = 0; g < losses.length; g++) {
        losses[g] = groupSums.lossSum(g) * factors[g] * inverseSizes[g];
      }
    } else {
      batches.get().batch.copySizes(counts);
      for (int g = 0; g < losses.length; g++) {
        losses[g] = counts[g] == 0 ? 0 : groupSums.lossSum(g) / counts[g];
      }
    }
    // Directions are compared, so that any scale will do.
    for (int g = 0; g < gradients.length; g++) {
      System.arraycopy(groupSums.gradientSum(g), 0, gradients[g], 0, theta.length);
    }
  }

  private double combineGradients() {
    double squaredNorm = 0;
    double[] coefficients = weights.coefficients();
    for (int j = 0; j < gradient.length; j++) {
      double sum = 0;
      for (int g = 0; g < losses.length; g++) {
        sum += coefficients[g] * factors[g] * groupSums.gradientSum(g)[j];
      }
      if (solver.ridge() > 0) {
        sum += 2 * solver.ridge() * theta[j];
      }
      gradient[j] = sum;
      squaredNorm += sum * sum;
    }
    return squaredNorm;
  }

  private void project() {
    if (solver.radius() == 0) {
      return;
    }
    double squared = 0;
    for (double t : theta) {
      squared += t * t;
    }
    double norm = Math.sqrt(squared);
    if (norm > solver.radius()) {
      for (int j = 0; j < theta.length; j++) {
        theta[j] *= solver.radius() / norm;
      }
    }
  }

  private void addToMean(double[] mean, double[] value) {
    for (int j = 0; j < mean.length; j++) {
      mean[j] += (value[j] - mean[j]) / step;
    }
  }

  /** Before the first step there is nothing to average. */
  private boolean averaged() {
    return solver.iterate() == Solver.Iterate.AVERAGE && step > 0;
  }

  @Override
  public double[] theta() {
    return averaged() ? meanTheta : theta;
  }

  @Override
  public double[] alpha() {
    return averaged() ? meanAlpha : weights.alpha();
  }

  @Override
  public double effectiveWeight(int group) {
    return weights.effective(group);
  }

  @Override
  public TrainerState state() {
    Optional<RandomProviderState> draws = batches.map(drawn -> Restorable.of(random).saveState());
    return new TrainerState(
        step, theta, weights.state(), squaredNorms, meanTheta, meanAlpha, draws);
  }

  @Override
  public void restore(TrainerState state) {
    state.checkFits(state());
    weights.restore(state.weighting());
    state.random().ifPresent(draws -> Restorable.of(random).restoreState(draws));
    System.arraycopy(state.theta(), 0, theta, 0, theta.length);
    System.arraycopy(state.meanTheta(), 0, meanTheta, 0, meanTheta.length);
    System.arraycopy(state.meanAlpha(), 0, meanAlpha, 0, meanAlpha.length);
    squaredNorms = state.squaredNorms();
    step = state.step();
  }
}
