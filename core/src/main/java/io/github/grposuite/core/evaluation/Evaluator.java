package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.training.Trainer;
import java.util.List;

/**
 * Measures a log-linear policy at a checkpoint. Holds scratch space, so it belongs to one thread.
 */
public final class Evaluator {
  /** With more features θ is in the policy's file alone. */
  private static final int MOST_RECORDED_FEATURES = 64;

  private record Split(String name, int[] sizes, PairSums sums) {
    Split(String name, Pairs pairs) {
      this(name, pairs.sizes(), pairs.sums());
    }
  }

  private final PreferenceDataset data;
  private final LossByGroup loss;
  private final List<Split> splits;
  private final double[][] scratch;

  /** An evaluator of a method's loss on a data set. */
  public Evaluator(PreferenceDataset data, LossByGroup loss) {
    this.data = data;
    this.loss = loss;
    this.splits =
        List.of(
            new Split("train", data.train()),
            new Split("validation", data.validation()),
            new Split("test", data.test()));
    this.scratch = data.rewards().map(RewardTable::newScratch).orElse(new double[0][]);
  }

  /** Measures everything at the trainer's current state. */
  public void measure(int step, Trainer trainer, MeasurementSink sink) {
    double[] theta = trainer.theta();
    for (Split split : splits) {
      measurePairs(step, split, theta, sink);
    }
    data.rewards().ifPresent(rewards -> measureRewards(step, rewards, theta, sink));
    sink.acceptWeights(step, data.groups(), trainer.alpha(), trainer::effectiveWeight);
    for (int j = 0; j < theta.length && theta.length <= MOST_RECORDED_FEATURES; j++) {
      sink.accept(step, "", "", "theta[" + j + "]", theta[j]);
    }
  }

  private void measurePairs(int step, Split split, double[] theta, MeasurementSink sink) {
    PairSums groupSums = split.sums;
    int[] sizes = split.sizes;
    groupSums.measures(loss, theta);
    double[] losses = new double[sizes.length];
    double[] accuracies = new double[sizes.length];
    double[] margins = new double[sizes.length];
    for (int g = 0; g < sizes.length; g++) {
      losses[g] = groupSums.lossSum(g) / sizes[g];
      accuracies[g] = (double) groupSums.positives(g) / sizes[g];
      margins[g] = loss.beta() * groupSums.marginSum(g) / sizes[g];
    }
    sink.acceptGroups(step, split.name(), data.groups(), Metric.LOSS, losses);
    sink.acceptGroups(step, split.name(), data.groups(), Metric.ACCURACY, accuracies);
    if (data.rewards().isEmpty()) {
      sink.acceptGroups(step, split.name(), data.groups(), Metric.REWARD_MARGIN, margins);
    }
  }

  private void measureRewards(int step, RewardTable rewards, double[] theta, MeasurementSink sink) {
    int groups = data.groups().size();
    double[] greedy = new double[groups];
    double[] absolute = new double[groups];
    double[] expected = new double[groups];
    double[] kl = new double[groups];
    for (int g = 0; g < groups; g++) {
      RewardTable.PolicyErrors errors = rewards.evaluate(g, theta, scratch);
      greedy[g] = errors.greedyRewardError();
      absolute[g] = errors.absoluteRewardError();
      expected[g] = errors.expectedRewardError();
      kl[g] = errors.kl();
    }
    if (rewards.hasRelativeErrors()) {
      sink.acceptGroups(step, "test", data.groups(), Metric.GREEDY_REWARD_ERROR, greedy);
    }
    sink.acceptGroups(step, "test", data.groups(), Metric.ABSOLUTE_REWARD_ERROR, absolute);
    if (rewards.hasRelativeErrors()) {
      sink.acceptGroups(step, "test", data.groups(), Metric.EXPECTED_REWARD_ERROR, expected);
    }
    sink.acceptGroups(step, "test", data.groups(), Metric.KL, kl);
  }
}
