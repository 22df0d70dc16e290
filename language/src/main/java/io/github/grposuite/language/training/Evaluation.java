package io.github.grposuite.language.training;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures a policy on preference pairs, by group and split of the data: mean loss, accuracy (h
 * &gt; 0), log-probability accuracy (ln π(y_w) &gt; ln π(y_l)), reward margin (mean β h), and
 * reward and log-probability of either response, with worst, average and gap; and the weights.
 * Without dropout. Accuracy and margin are by h for every loss; the loss is all that is minimised
 * of a pair.
 */
public final class Evaluation {
  /** What stands before the names of the base model's metrics. */
  public static final String BASE = "base_";

  private static final List<Metric> MEASURED =
      List.of(
          Metric.LOSS,
          Metric.ACCURACY,
          Metric.LOGPROB_ACCURACY,
          Metric.REWARD_MARGIN,
          Metric.REWARD_CHOSEN,
          Metric.REWARD_REJECTED,
          Metric.LOGP_CHOSEN,
          Metric.LOGP_REJECTED);

  private record Split(String name, List<Example> examples, double[][] reference) {
    List<Continuations> items() {
      return examples.stream().map(Example::continuations).toList();
    }
  }

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

  /** What is measured, in order. */
  public List<Continuations> items() {
    return splits.stream().flatMap(split -> split.items().stream()).toList();
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
        double[] losses = measure(step, split, policy.logProbabilities(split.items()), sink);
        watched = split.name().equals("validation") ? watched(losses) : watched;
      }
    }
    sink.acceptWeights(step, groups, weights.alpha(), weights::effective);
    return watched;
  }

  /**
   * Measures the base model, which has no adapter, beside the first checkpoint: at step 0, under
   * the metrics' names with {@value #BASE} before them.
   *
   * @param sums its log-probabilities of {@link #items}
   */
  public void measureBase(double[][] sums, MeasurementSink sink) {
    MeasurementSink named =
        (step, split, group, metric, value) ->
            sink.accept(step, split, group, BASE + metric, value);
    int next = 0;
    for (Split split : splits) {
      int end = next + split.examples().size();
      if (end > next) {
        measure(0, split, Arrays.copyOfRange(sums, next, end), named);
      }
      next = end;
    }
  }

  private double watched(double[] losses) {
    return objective.isAdaptive() ? Metric.LOSS.worst(losses) : Metric.average(losses);
  }

  private double[] measure(int step, Split split, double[][] sums, MeasurementSink sink) {
    Map<Metric, double[]> means = new LinkedHashMap<>();
    MEASURED.forEach(metric -> means.put(metric, new double[groups.size()]));
    for (int i = 0; i < sums.length; i++) {
      Example example = split.examples().get(i);
      int g = example.group();
      judge(example, sums[i], split.reference()[i])
          .forEach((metric, value) -> means.get(metric)[g] += value);
    }
    int[] sizes = TrainingData.sizes(groups.size(), split.examples());
    means.values().forEach(values -> Arrays.setAll(values, g -> values[g] / sizes[g]));
    double[] losses = means.get(Metric.LOSS);
    Divergence.check(split.name() + " loss", step, groups, losses, objective.remedy());
    means.forEach(
        (metric, values) -> sink.acceptGroups(step, split.name(), groups, metric, values));
    return losses;
  }

  /** The metrics of one pair. */
  private Map<Metric, Double> judge(Example example, double[] sums, double[] reference) {
    double h = objective.margin(example, sums, reference);
    double beta = objective.loss().beta();
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    values.put(Metric.LOSS, objective.loss(example, sums, reference));
    values.put(Metric.ACCURACY, h > 0 ? 1.0 : 0);
    values.put(Metric.LOGPROB_ACCURACY, objective.difference(example, sums) > 0 ? 1.0 : 0);
    values.put(Metric.REWARD_MARGIN, beta * h);
    values.put(Metric.REWARD_CHOSEN, beta * objective.logRatio(example, 0, sums, reference));
    values.put(Metric.REWARD_REJECTED, beta * objective.logRatio(example, 1, sums, reference));
    values.put(Metric.LOGP_CHOSEN, objective.logProbability(example, 0, sums));
    values.put(Metric.LOGP_REJECTED, objective.logProbability(example, 1, sums));
    return values;
  }
}
