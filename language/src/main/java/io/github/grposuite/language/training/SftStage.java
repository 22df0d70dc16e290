package io.github.grposuite.language.training;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Supervised fine-tuning on chosen responses: of a micro-batch of n examples, the loss is (1/n) Σ_i
 * −ln π(y_w|x), summed over the tokens of y_w. Records {@link Metric#SFT_LOSS} on the validation
 * examples; the learning rate follows its mean over groups.
 *
 * @param settings how training proceeds
 * @param seed of the data order and dropout
 */
public record SftStage(TrainingSettings settings, long seed) {
  /**
   * Trains, or goes on from the hooks' checkpoint.
   *
   * @throws io.github.grposuite.core.training.DivergedException if a loss or the gradient is no
   *     longer finite
   */
  public StageOutcome run(TrainablePolicy policy, TrainingData data, Hooks hooks) {
    return new TrainingLoop(
            policy, new SftTask(policy, data, seed), settings, seed, hooks, Keep.LAST, false)
        .run();
  }

  private record SftTask(TrainablePolicy policy, TrainingData data, long seed) implements Task {
    @Override
    public int size() {
      return data.train().size();
    }

    @Override
    public int tokens(int example) {
      return data.train().get(example).chosen().tokens();
    }

    @Override
    public String remedy() {
      return "sft_learning_rate";
    }

    @Override
    public void begin() {}

    @Override
    public double accumulate(
        int step, int microBatch, int[] examples, double share, float[] gradient) {
      double[] upstream = {-share / examples.length};
      List<Continuations> items =
          IntStream.of(examples).mapToObj(i -> data.train().get(i).chosen()).toList();
      double[][] sums =
          policy.accumulate(
              items, (item, known) -> upstream, gradient, DropoutSeeds.of(seed, step, microBatch));
      double[] losses = new double[data.groups().size()];
      for (int item = 0; item < examples.length; item++) {
        losses[data.train().get(examples[item]).group()] -= sums[item][0];
      }
      Divergence.check("training loss", step, data.groups(), losses, remedy());
      return Arrays.stream(losses).sum() / examples.length;
    }

    @Override
    public OptionalDouble measure(int step, MeasurementSink sink) {
      List<Example> examples = data.validation();
      double[][] sums = policy.logProbabilities(examples.stream().map(Example::chosen).toList());
      int[] sizes = TrainingData.sizes(data.groups().size(), examples);
      double[] losses = new double[sizes.length];
      for (int i = 0; i < sums.length; i++) {
        losses[examples.get(i).group()] -= sums[i][0];
      }
      Arrays.setAll(losses, g -> losses[g] / sizes[g]);
      Divergence.check("validation loss", step, data.groups(), losses, remedy());
      sink.acceptGroups(step, "validation", data.groups(), Metric.SFT_LOSS, losses);
      return OptionalDouble.of(Metric.average(losses));
    }

    @Override
    public double[] alpha() {
      return new double[0];
    }

    @Override
    public void scaleStep(double factor) {}

    @Override
    public double[] weighting() {
      return new double[0];
    }

    @Override
    public double[] reference() {
      return new double[0];
    }

    @Override
    public void restore(double[] weighting, double[] reference) {
      if (weighting.length + reference.length > 0) {
        throw new IllegalArgumentException(
            "the saved training must be of fine-tuning, but is of preference training; give each"
                + " stage a file of its own");
      }
    }
  }
}
