package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;
import java.util.Optional;

/** Mirror-prox and its optimistic form; see {@link ExtraGradient}. */
final class ExtraGradientTrainer implements Trainer {
  private final double etaTheta;
  private final double radius;
  private final boolean averaging;

  /** Whether the point ahead follows from losses and gradient of the one before. */
  private final boolean remembering;

  private final LossByGroup loss;
  private final int[] sizes;
  private final GroupWeights weights;
  private final PairSums groupSums;
  private final double[] losses;
  private final SeenLosses seen;
  private final double[] gradient;
  private final double[] theta;
  private final double[] ahead;
  private final CompensatedMean meanTheta;
  private final CompensatedMean meanAlpha;
  private int step;

  /** A trainer that starts at the nearest point of the ball to {@code theta0}. */
  ExtraGradientTrainer(
      ExtraGradient solver,
      double etaTheta,
      LossByGroup loss,
      GroupWeighting weighting,
      Pairs pairs,
      double[] theta0) {
    this.etaTheta = etaTheta;
    this.radius = solver.radius();
    this.averaging = solver.iterate() == Solver.Iterate.AVERAGE;
    this.remembering = solver.lookahead() == ExtraGradient.Lookahead.OPTIMISTIC;
    this.loss = loss;
    this.sizes = pairs.sizes();
    this.weights = weighting.start(sizes);
    this.groupSums = pairs.sums();
    this.losses = new double[sizes.length];
    this.seen = new SeenLosses(losses, sizes, new double[0][]);
    this.gradient = new double[theta0.length];
    this.theta = theta0.clone();
    this.ahead = new double[theta0.length];
    this.meanTheta = new CompensatedMean(theta0.length);
    this.meanAlpha = new CompensatedMean(sizes.length);
    project(theta);
  }

  @Override
  public void step() {
    if (!remembering || step == 0) {
      evaluate(theta);
    }
    double[] old = weights.state();
    weights.update(seen);
    move(ahead);
    evaluate(ahead);
    if (averaging) {
      meanTheta.add(ahead);
      meanAlpha.add(weights.alpha());
    }
    weights.restore(old);
    weights.update(seen);
    move(theta);
    DivergedException.check(step, losses, weights.alpha(), theta);
    step++;
  }

  /** Losses, and the gradient with the weights of now, at a θ. */
  private void evaluate(double[] at) {
    groupSums.gradients(loss, at);
    for (int g = 0; g < losses.length; g++) {
      losses[g] = groupSums.lossSum(g) / sizes[g];
    }
    double[] coefficients = weights.coefficients();
    for (int j = 0; j < gradient.length; j++) {
      double sum = 0;
      for (int g = 0; g < losses.length; g++) {
        sum += coefficients[g] * groupSums.gradientSum(g)[j];
      }
      gradient[j] = sum;
    }
  }

  /** From θ along the gradient, back onto the ball, into {@code to}. */
  private void move(double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] = theta[j] - etaTheta * gradient[j];
    }
    project(to);
  }

  private void project(double[] point) {
    double squared = 0;
    for (double t : point) {
      squared += t * t;
    }
    if (radius > 0 && squared > radius * radius) {
      double scale = radius / Math.sqrt(squared);
      for (int j = 0; j < point.length; j++) {
        point[j] *= scale;
      }
    }
  }

  /** Before the first step there is nothing to average. */
  private boolean averaged() {
    return averaging && step > 0;
  }

  @Override
  public double[] theta() {
    return averaged() ? meanTheta.of(step) : theta;
  }

  @Override
  public double[] alpha() {
    return averaged() ? meanAlpha.of(step) : weights.alpha();
  }

  @Override
  public double effectiveWeight(int group) {
    return weights.effective(group);
  }

  /** Beside the weights' own state, losses and gradient of the last point ahead if remembered. */
  @Override
  public TrainerState state() {
    double[] own = weights.state();
    double[] weighting = own;
    if (remembering) {
      weighting = Arrays.copyOf(own, own.length + losses.length + gradient.length);
      System.arraycopy(losses, 0, weighting, own.length, losses.length);
      System.arraycopy(gradient, 0, weighting, own.length + losses.length, gradient.length);
    }
    return new TrainerState(
        step, theta, weighting, 0, meanTheta.state(), meanAlpha.state(), Optional.empty());
  }

  @Override
  public void restore(TrainerState state) {
    state.checkFits(state());
    double[] weighting = state.weighting();
    int remembered = remembering ? losses.length + gradient.length : 0;
    int own = Math.max(0, weighting.length - remembered);
    weights.restore(Arrays.copyOf(weighting, own));
    if (remembering) {
      System.arraycopy(weighting, own, losses, 0, losses.length);
      System.arraycopy(weighting, own + losses.length, gradient, 0, gradient.length);
    }
    System.arraycopy(state.theta(), 0, theta, 0, theta.length);
    meanTheta.restore(state.meanTheta());
    meanAlpha.restore(state.meanAlpha());
    step = state.step();
  }
}
