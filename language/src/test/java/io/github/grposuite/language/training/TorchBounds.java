package io.github.grposuite.language.training;

import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Change;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraLayout.Slot;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.training.TorchSteps.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * How far two computations in 32 bits of a method's two steps may lie apart: its numbers and its
 * clipped gradients by {@link Rounding}, and the weights by what {@link AdamWBound} makes of the
 * gradients' bounds.
 *
 * <p>The second step begins at weights that differ already. So twice what it changes if all weights
 * move by as much as they may, with random signs, is added to its bounds.
 */
final class TorchBounds {
  /** The mean after an update with this optimiser, from a mean of zero, is the clipped gradient. */
  private static final AdamW GRADIENT = new AdamW(0, 0.999, 1e-8, 0);

  private static final Map<Path, Reference> REFERENCES = new ConcurrentHashMap<>();
  private static final Map<Path, List<double[]>> MEASURED = new ConcurrentHashMap<>();

  private final TorchSteps steps;
  private final String method;
  private final AdamWBound adam;
  private final List<Step> done;
  private final List<Step> probes;
  private final double[] firstWeights;
  private final double[][] rows;

  /**
   * Measures the conditions.
   *
   * @param folder the model's
   * @param done both steps as they were made
   */
  TorchBounds(Path folder, TorchSteps steps, String method, boolean together, List<Step> done) {
    this.steps = steps;
    this.method = method;
    this.done = done;
    this.adam = new AdamWBound(steps.optimiser(), steps.number("learningRate"));
    float[] after = done.get(0).state().weights();
    this.probes = probes(steps, together, new Change(folder, 0), after);
    this.rows =
        MEASURED.computeIfAbsent(folder.resolve(method), key -> measured(folder, after)).stream()
            .map(double[]::clone)
            .toArray(double[][]::new);
    this.firstWeights = firstWeights();
    widen(together);
  }

  /** The conditions do not depend on how a batch is encoded. */
  private List<double[]> measured(Path folder, float[] after) {
    return List.of(Rounding.bounds(Sums.GRADIENT, folder, change -> rows(folder, change, after)));
  }

  /**
   * A change of the weights would move the policy and the reference alike, and hide what rounding
   * does to their difference; so each of the reference's sums is one with another change.
   */
  private double[][] rows(Path folder, Change change, float[] after) {
    try (LoadedModel loaded = LoadedModel.of(change.folder())) {
      Reference chosen = reference(folder, change.another(1));
      Reference rejected = reference(folder, change.another(2));
      TorchSteps changed = new TorchSteps(loaded, folder, mixed(chosen, rejected));
      return rows(changed.layout, probes(changed, true, change, after));
    }
  }

  private static Reference reference(Path folder, Change change) {
    return REFERENCES.computeIfAbsent(
        change.folder(),
        changed -> {
          try (LoadedModel loaded = LoadedModel.of(changed)) {
            return new TorchSteps(loaded, folder).reference();
          }
        });
  }

  private static Reference mixed(Reference chosen, Reference rejected) {
    return new Reference(
        mixed(chosen.train(), rejected.train()),
        mixed(chosen.validation(), rejected.validation()),
        mixed(chosen.test(), rejected.test()));
  }

  private static double[][] mixed(double[][] chosen, double[][] rejected) {
    return IntStream.range(0, chosen.length)
        .mapToObj(i -> new double[] {chosen[i][0], rejected[i][1]})
        .toArray(double[][]::new);
  }

  private List<Step> probes(TorchSteps of, boolean together, Change change, float[] after) {
    Step first = of.step(method, together, GRADIENT, change.of(of.start), Optional.empty());
    return List.of(first, second(of, together, first.state(), change.of(after)));
  }

  private Step second(TorchSteps of, boolean together, TrainingState first, float[] weights) {
    TrainingState from =
        new TrainingState(
            first.status(),
            first.step(),
            first.epoch(),
            first.next(),
            weights,
            new float[weights.length],
            first.square(),
            first.rate(),
            first.weighting(),
            first.reference(),
            first.best(),
            first.log());
    return of.step(method, together, GRADIENT, weights, Optional.of(from));
  }

  /** Every number of both steps by itself, then every tensor of both gradients. */
  private static double[][] rows(LoraLayout layout, List<Step> steps) {
    List<double[]> rows = new ArrayList<>();
    for (Step step : steps) {
      TorchNumbers.of(step).values().forEach(number -> rows.add(new double[] {number}));
    }
    for (Step step : steps) {
      float[] gradient = step.state().mean();
      for (Slot slot : layout.slots()) {
        rows.add(part(gradient, slot.offset(), slot.sizeA()));
        rows.add(part(gradient, slot.offsetB(), slot.sizeB()));
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static double[] part(float[] values, int offset, int size) {
    return IntStream.range(offset, offset + size).mapToDouble(j -> values[j]).toArray();
  }

  private double[] firstWeights() {
    double[] delta = gradientBounds(0);
    float[] square = done.get(0).state().square();
    float[] weights = done.get(0).state().weights();
    return IntStream.range(0, delta.length)
        .mapToDouble(j -> adam.of(1, square[j], delta[j]) + 2 * adam.rounding(1, weights[j]))
        .toArray();
  }

  private void widen(boolean together) {
    float[] moved = done.get(0).state().weights().clone();
    SplittableRandom random = new SplittableRandom(1);
    for (int j = 0; j < moved.length; j++) {
      moved[j] += (float) (random.nextBoolean() ? firstWeights[j] : -firstWeights[j]);
    }
    Step first = probes.get(0);
    List<Step> other = List.of(first, second(steps, together, first.state(), moved));
    double[][] here = rows(steps.layout, probes);
    double[][] there = rows(steps.layout, other);
    for (int i = 0; i < rows.length; i++) {
      double[] change = new double[rows[i].length];
      for (int j = 0; j < change.length; j++) {
        change[j] = here[i][j] - there[i][j];
      }
      double mean = Math.sqrt(Arrays.stream(change).map(c -> c * c).average().orElseThrow());
      for (int j = 0; j < change.length; j++) {
        rows[i][j] += 2 * Math.max(Math.abs(change[j]), mean);
      }
    }
  }

  private int numbers() {
    return (rows.length - 4 * steps.layout.slots().size()) / 2;
  }

  /** Of a number of {@link TorchNumbers}, by its rank. */
  double number(int step, int index) {
    return rows[step * numbers() + index][0];
  }

  /** The clipped gradient of a step, in the order of the weights. */
  float[] gradient(int step) {
    return probes.get(step).state().mean();
  }

  /** Of every entry of that gradient. */
  double[] gradientBounds(int step) {
    double[] all = new double[steps.layout.size()];
    int row = 2 * numbers() + step * 2 * steps.layout.slots().size();
    for (Slot slot : steps.layout.slots()) {
      System.arraycopy(rows[row++], 0, all, slot.offset(), slot.sizeA());
      System.arraycopy(rows[row++], 0, all, slot.offsetB(), slot.sizeB());
    }
    return all;
  }

  /** Of every weight after both steps. */
  double[] weights() {
    double[] first = gradientBounds(0);
    double[] second = gradientBounds(1);
    TrainingState after = done.get(1).state();
    return IntStream.range(0, first.length)
        .mapToDouble(
            j ->
                firstWeights[j]
                    + adam.of(2, after.square()[j], Math.max(first[j], second[j]))
                    + 2 * adam.rounding(1, after.weights()[j]))
        .toArray();
  }
}
