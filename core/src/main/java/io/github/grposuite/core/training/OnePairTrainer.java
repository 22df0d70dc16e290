package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.OneGroupWeights;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** Algorithms 1 and 3; see {@link Solver.OnePair}. A step allocates nothing. */
final class OnePairTrainer implements Trainer {
  private final LossByGroup loss;
  private final PairMatrix pairs;
  private final GroupDraw draw;
  private final UniformRandomProvider random;
  private final OneGroupWeights weights;
  private final double etaTheta;
  private final double radius;
  private final boolean averaging;
  private final int[] firsts;
  private final int[] groups;
  private final double[] factors;
  private final double[] lossAndSlope = new double[2];
  private final double[] theta;
  private final CompensatedMean meanTheta;
  private final CompensatedMean meanAlpha;
  private int step;

  OnePairTrainer(
      Solver.OnePair solver,
      LossByGroup loss,
      GroupWeighting weighting,
      PairMatrix pairs,
      double[] theta0,
      UniformRandomProvider random) {
    int[] sizes = pairs.sizes();
    StepSizes stepSizes = solver.rule().of(solver, loss, pairs);
    GroupWeighting paced =
        stepSizes.etaAlpha().isPresent()
            ? weighting.withEtaAlpha(stepSizes.etaAlpha().getAsDouble())
            : weighting;
    this.loss = loss;
    this.pairs = pairs;
    this.draw = solver.draw();
    this.random = random;
    this.weights = paced.startOneGroup(sizes);
    this.etaTheta = stepSizes.etaTheta();
    this.radius = solver.radius();
    this.averaging = solver.iterate() == Solver.Iterate.AVERAGE;
    this.firsts = new int[sizes.length + 1];
    this.groups = new int[pairs.size()];
    this.factors = new double[sizes.length];
    for (int g = 0; g < sizes.length; g++) {
      firsts[g + 1] = firsts[g] + sizes[g];
      Arrays.fill(groups, firsts[g], firsts[g + 1], g);
      factors[g] = draw.factor(sizes, g);
    }
    this.theta = theta0.clone();
    this.meanTheta = new CompensatedMean(theta.length);
    this.meanAlpha = new CompensatedMean(sizes.length);
  }

  @Override
  public void step() {
    int pair = draw.pair(firsts, random);
    int group = groups[pair];
    int index = pair - firsts[group];
    loss.of(group).evaluate(pairs.margin(group, index, theta), lossAndSlope);
    double factor = factors[group];
    double weight = weights.update(group, factor, lossAndSlope[0]);
    pairs.addTo(theta, group, index, -etaTheta * (factor * weight * lossAndSlope[1]));
    double squaredNorm = 0;
    for (double t : theta) {
      squaredNorm += t * t;
    }
    if (!(squaredNorm < Double.POSITIVE_INFINITY)) {
      checkFinite(group);
    }
    if (radius > 0 && squaredNorm > radius * radius) {
      double scale = radius / Math.sqrt(squaredNorm);
      for (int j = 0; j < theta.length; j++) {
        theta[j] *= scale;
      }
    }
    step++;
    if (averaging) {
      meanTheta.add(theta);
      meanAlpha.add(weights.alpha());
    }
  }

  private void checkFinite(int group) {
    double[] losses = new double[factors.length];
    losses[group] = lossAndSlope[0];
    DivergedException.check(step, losses, weights.alpha(), theta);
  }

  @Override
  public double[] theta() {
    return averaged() ? meanTheta.of(step) : theta;
  }

  @Override
  public double[] alpha() {
    return averaged() ? meanAlpha.of(step) : weights.alpha();
  }

  /** Before the first step there is nothing to average. */
  private boolean averaged() {
    return averaging && step > 0;
  }

  @Override
  public double effectiveWeight(int group) {
    return weights.effective(group);
  }

  @Override
  public TrainerState state() {
    return new TrainerState(
        step,
        theta,
        weights.state(),
        0,
        meanTheta.state(),
        meanAlpha.state(),
        Optional.of(Restorable.of(random).saveState()));
  }

  @Override
  public void restore(TrainerState state) {
    state.checkFits(state());
    weights.restore(state.weighting());
    state.random().ifPresent(draws -> Restorable.of(random).restoreState(draws));
    System.arraycopy(state.theta(), 0, theta, 0, theta.length);
    meanTheta.restore(state.meanTheta());
    meanAlpha.restore(state.meanAlpha());
    step = state.step();
  }
}
