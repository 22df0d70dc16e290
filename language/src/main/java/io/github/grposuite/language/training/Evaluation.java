package io.github.grposuite.language.training;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures a policy on preference pairs, by group and split of the data: mean loss, accuracy (h
 * &gt; 0), log-probability accuracy (ln π(y_w) &gt; ln π(y_l)) and reward margin (mean β h), with
 * worst, average and gap; and the weights. Without dropout. Accuracy and margin are by h for every
 * loss; the loss is all that is minimised of a pair.
 */
public final class Evaluation {
  private record Split(String name, List<Example> examples, double[][] reference) {}

  private final PreferenceObjective objective;
  private final List<String> groups;
  private final List<Split> splits;

  /**
   * An evaluation of fixed examples.
   *
   * @param reference of the data
   * @param sample which training examples are measured
   * @param seed of the sample
   */
  public Evaluation(
      PreferenceObjective objective,
      TrainingData data,
      Reference reference,
      TrainSample sample,
      long seed) {
    int[] chosen = sample.choose(data, seed);
    this.objective = objective;
    this.groups = data.groups();
    this.splits =
        List.of(
            new Split(
                "train",
                IntStream.of(chosen).mapToObj(data.train()::get).toList(),
                Arrays.stream(chosen).mapToObj(i -> reference.train()[i]).toArray(double[][]::new)),
            new Split("validation", data.validation(), reference.validation()),
            new Split("test", data.test(), reference.test()));
  }

  /**
   * Measures everything.
   *
   * @param step number of updates done
   * @return the validation loss that learning rates follow: the worst group's for weights that
   *     follow the losses, and the mean over groups otherwise
   * @throws io.github.grposuite.core.training.DivergedException if a loss is not finite
   */
  public double measure(
      int step, TrainablePolicy policy, GroupWeights weights, MeasurementSink sink) {
    double watched = Double.NaN;
    for (Split split : splits) {
      if (!split.examples().isEmpty()) {
        double[] losses = measure(step, split, policy, sink);
        watched = split.name().equals("validation") ? watched(losses) : watched;
      }
    }
    sink.acceptWeights(step, groups, weights.alpha(), weights::effective);
    return watched;
  }

  private double watched(double[] losses) {
    return objective.isAdaptive() ? Metric.LOSS.worst(losses) : Metric.average(losses);
  }

  private double[] measure(int step, Split split, TrainablePolicy policy, MeasurementSink sink) {
    double[] losses = new double[groups.size()];
    double[] accuracies = new double[groups.size()];
    double[] rawAccuracies = new double[groups.size()];
    double[] margins = new double[groups.size()];
    double[][] sums =
        policy.logProbabilities(split.examples().stream().map(Example::continuations).toList());
    for (int i = 0; i < sums.length; i++) {
      Example example = split.examples().get(i);
      double h = objective.margin(example, sums[i], split.reference()[i]);
      int g = example.group();
      losses[g] += objective.loss(example, sums[i], split.reference()[i]);
      accuracies[g] += h > 0 ? 1 : 0;
      rawAccuracies[g] += objective.difference(example, sums[i]) > 0 ? 1 : 0;
      margins[g] += objective.loss().beta() * h;
    }
    int[] sizes = TrainingData.sizes(groups.size(), split.examples());
    for (double[] values : List.of(losses, accuracies, rawAccuracies, margins)) {
      Arrays.setAll(values, g -> values[g] / sizes[g]);
    }
    Divergence.check(split.name() + " loss", step, groups, losses, objective.remedy());
    sink.acceptGroups(step, split.name(), groups, Metric.LOSS, losses);
    sink.acceptGroups(step, split.name(), groups, Metric.ACCURACY, accuracies);
    sink.acceptGroups(step, split.name(), groups, Metric.LOGPROB_ACCURACY, rawAccuracies);
    sink.acceptGroups(step, split.name(), groups, Metric.REWARD_MARGIN, margins);
    return losses;
  }
}
