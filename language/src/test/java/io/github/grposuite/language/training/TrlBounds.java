package io.github.grposuite.language.training;

import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Change;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LoraLayout.Slot;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.training.TrlSteps.Slopes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How far two computations in 32 bits of a case's loss, rewards and gradient may lie apart, by
 * {@link Rounding}. TRL's is partly in 64 bits, which makes it less.
 *
 * <p>All cases share the log-probabilities of the pairs and their gradients; so those alone are
 * computed from changed models, and losses follow from them in 64 bits. A change of the weights
 * would move the policy and the reference alike, and hide what rounding does to their difference;
 * so each of the reference's sums is one with another change.
 *
 * <p>The conditions are those at the first weights. An update moves weights of up to 0.3 by 1e-3,
 * and conditions by as small a part, while eight draws tell them to a quarter.
 */
final class TrlBounds {
  private static final int NUMBERS = 3;

  private final TrlFile file;
  private final Path folder;
  private final List<TrlFile.Case> cases;
  private final Map<String, double[][]> rows = new HashMap<>();

  /** Measures the conditions of all cases. */
  TrlBounds(Path folder, TrlFile file) {
    this.folder = folder;
    this.file = file;
    this.cases = file.cases();
    double[][] all = Rounding.bounds(Sums.GRADIENT, folder, this::measure);
    int each = all.length / cases.size();
    for (int c = 0; c < cases.size(); c++) {
      rows.put(cases.get(c).toString(), Arrays.copyOfRange(all, c * each, (c + 1) * each));
    }
  }

  /** By the tokens' ids, every pair's continuations once. */
  private List<Continuations> items() {
    Map<String, Continuations> distinct = new LinkedHashMap<>();
    cases.forEach(
        one -> one.items().forEach(item -> distinct.putIfAbsent(TrlFile.key(item), item)));
    return List.copyOf(distinct.values());
  }

  private double[][] measure(Change change) {
    List<Continuations> items = items();
    double[][] chosen = of(change.another(1), steps -> steps.reference(items));
    double[][] rejected = of(change.another(2), steps -> steps.reference(items));
    float[] weights = change.of(file.start());
    Slopes slopes = of(change, steps -> steps.slopes(items, weights));
    Map<String, Pair> pairs = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      double[] reference = {chosen[i][0], rejected[i][1]};
      pairs.put(
          TrlFile.key(items.get(i)), new Pair(slopes.sums()[i], reference, slopes.gradients()[i]));
    }
    List<Slot> slots = of(change, steps -> steps.layout.slots());
    return cases.stream()
        .flatMap(one -> rows(one, pairs, weights.length, slots))
        .toArray(double[][]::new);
  }

  /** Log-probabilities of a pair's responses, and the gradients of the policy's. */
  private record Pair(double[] sums, double[] reference, float[][] gradients) {}

  private static Stream<double[]> rows(
      TrlFile.Case one, Map<String, Pair> pairs, int size, List<Slot> slots) {
    double[] numbers = new double[NUMBERS];
    double[] gradient = new double[size];
    List<Example> examples = one.examples(1);
    PreferenceObjective objective = one.objective();
    double share = 1.0 / examples.size();
    for (Example example : examples) {
      Pair pair = pairs.get(TrlFile.key(example.continuations()));
      numbers[0] += share * objective.loss(example, pair.sums(), pair.reference());
      double[] upstream = objective.upstreamGradient(example, pair.sums(), pair.reference(), share);
      for (int r = 0; r < 2; r++) {
        numbers[1 + r] += share * (pair.sums()[r] - pair.reference()[r]);
        for (int j = 0; j < size; j++) {
          gradient[j] += upstream[r] * pair.gradients()[r][j];
        }
      }
    }
    return Stream.concat(
        Arrays.stream(numbers).mapToObj(number -> new double[] {number}),
        slots.stream()
            .flatMap(
                slot ->
                    Stream.of(
                        Arrays.copyOfRange(gradient, slot.offset(), slot.offsetB()),
                        Arrays.copyOfRange(
                            gradient, slot.offsetB(), slot.offsetB() + slot.sizeB()))));
  }

  private <T> T of(Change change, Function<TrlSteps, T> compute) {
    try (LoadedModel loaded = LoadedModel.of(change.folder())) {
      return compute.apply(new TrlSteps(loaded, file));
    }
  }

  /** Of the loss. */
  double loss(TrlFile.Case of) {
    return rows.get(of.toString())[0][0];
  }

  /** Of the mean log-ratio of chosen or of rejected responses. */
  double logRatio(TrlFile.Case of, int response) {
    return rows.get(of.toString())[1 + response][0];
  }

  /** Of every entry of the gradient. */
  double[] gradient(TrlFile.Case of) {
    double[][] own = rows.get(of.toString());
    return Arrays.stream(own, NUMBERS, own.length).flatMapToDouble(Arrays::stream).toArray();
  }
}
