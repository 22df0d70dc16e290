package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.language.Rounding;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Two updates of a case beside TRL's: losses, rewards and gradients within {@link TrlBounds}, and
 * weights within what these imply for AdamW ({@link AdamWBound}).
 *
 * <p>The second step begins at weights that differ already. So twice what it changes if all weights
 * move by as much as they may, with random signs, is added to its bounds.
 */
final class TrlComparison {
  private final TrlSteps steps;
  private final TrlBounds bounds;
  private final TrlFile.Case one;
  private final AdamWBound adam;
  private final double rate;
  private final float[] start;
  private final float[][] trl;
  private final List<Example> examples;

  TrlComparison(TrlFile file, TrlSteps steps, TrlBounds bounds, TrlFile.Case one) {
    this.steps = steps;
    this.bounds = bounds;
    this.one = one;
    rate = file.setting("learningRate");
    adam = new AdamWBound(steps.optimiser(), rate);
    start = file.start();
    trl = file.rows(one);
    examples = one.examples(1);
  }

  void run() {
    TrlSteps.Steps done = steps.train(one.objective(), examples);
    assertThat(done.states()).hasSize(2);
    TrainingState after = done.states().get(0);
    TrainingState end = done.states().get(1);

    loss(done, 0, bounds.loss(one));
    double[] gradient = bounds.gradient(one);
    compare("first gradient", gradient(start), trl[0], gradient);
    double[] moved = moved(1, after, gradient);
    compare("weights after one step", after.weights(), trl[1], moved);

    float[] other = shifted(after.weights(), moved);
    float[] there = new float[other.length];
    double change =
        steps.accumulate(one.objective(), examples, other, there)
            - done.progress().get(1).update().loss();
    loss(done, 1, bounds.loss(one) + 2 * Math.abs(change));
    float[] second = gradient(after.weights());
    double[] wider = wider(gradient, second, there);
    compare("second gradient", second, trl[2], wider);
    double[] last = moved(2, end, wider);
    double[] both = IntStream.range(0, last.length).mapToDouble(j -> moved[j] + last[j]).toArray();
    compare("weights after two steps", end.weights(), trl[3], both);
    // Adam magnifies the rounding of few entries, and only of those.
    Arrays.sort(both);
    assertThat(both[both.length / 2]).as("%s", one).isLessThan(1e-2 * rate);

    if (one.hasRewards()) {
      rewards(start, 0);
    }
  }

  private float[] gradient(float[] weights) {
    return steps.gradient(one.objective(), examples, weights);
  }

  private void loss(TrlSteps.Steps done, int step, double bound) {
    assertThat(done.progress().get(step).update().loss())
        .as("%s: loss of step %d", one, step + 1)
        .isEqualTo(one.losses()[step], within(bound));
  }

  private void compare(String what, float[] ours, float[] theirs, double[] allowed) {
    Rounding.assertWithin(one + ": " + what, ours, Rounding.doubles(theirs), allowed);
  }

  /** How far an update adds to the difference of weights. */
  private double[] moved(int updates, TrainingState after, double[] gradient) {
    return IntStream.range(0, gradient.length)
        .mapToDouble(
            j ->
                adam.of(updates, after.square()[j], gradient[j])
                    + 2 * adam.rounding(1, after.weights()[j]))
        .toArray();
  }

  private static float[] shifted(float[] weights, double[] moved) {
    SplittableRandom random = new SplittableRandom(1);
    float[] shifted = weights.clone();
    for (int j = 0; j < shifted.length; j++) {
      shifted[j] += (float) (random.nextBoolean() ? moved[j] : -moved[j]);
    }
    return shifted;
  }

  private static double[] wider(double[] bound, float[] here, float[] there) {
    double[] change =
        IntStream.range(0, here.length).mapToDouble(j -> (double) here[j] - there[j]).toArray();
    double mean = Rounding.norm(change) / Math.sqrt(change.length);
    return IntStream.range(0, bound.length)
        .mapToDouble(j -> bound[j] + 2 * Math.max(Math.abs(change[j]), mean))
        .toArray();
  }

  /** β times the mean log-ratio of either response. */
  private void rewards(float[] weights, int step) {
    double beta = one.beta();
    double[] ours = steps.logRatios(one.items(), weights);
    for (int r = 0; r < 2; r++) {
      assertThat(beta * ours[r])
          .as("%s: reward %d", one, r)
          .isEqualTo(one.rewards(step)[r], within(beta * bounds.logRatio(one, r)));
    }
  }
}
