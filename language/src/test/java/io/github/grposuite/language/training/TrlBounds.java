package io.github.grposuite.language.training;

import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Change;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LoraLayout.Slot;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.training.TrlSteps.Slopes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
    cases.forEach(one -> one.items().forEach(item -> distinct.putIfAbsent(key(item), item)));
    return List.copyOf(distinct.values());
  }

  private static String key(Continuations item) {
    return Arrays.toString(item.prompt()) + Arrays.deepToString(item.responses());
  }

  private double[][] measure(Change change) {
    List<Continuations> items = items();
    double[][] chosen = of(change.another(1), steps -> steps.reference(items));
    double[][] rejected = of(change.another(2), steps -> steps.reference(items));
    float[] weights = change.of(file.start());
    Slopes slopes = of(change, steps -> steps.slopes(items, weights));
    Map<String, Integer> at = new HashMap<>();
    items.forEach(item -> at.put(key(item), at.size()));
    List<double[]> all = new ArrayList<>();
    List<Slot> slots = of(change, steps -> steps.layout.slots());
    for (TrlFile.Case one : cases) {
      double[] numbers = new double[NUMBERS];
      double[] gradient = new double[weights.length];
      List<Example> examples = one.examples(1);
      double share = 1.0 / examples.size();
      for (Example example : examples) {
        int i = at.get(key(example.continuations()));
        double[] sums = slopes.sums()[i];
        double[] reference = {chosen[i][0], rejected[i][1]};
        numbers[0] += share * one.objective().loss(example, sums, reference);
        double[] upstream = one.objective().upstreamGradient(example, sums, reference, share);
        for (int r = 0; r < 2; r++) {
          numbers[1 + r] += share * (sums[r] - reference[r]);
          for (int j = 0; j < gradient.length; j++) {
            gradient[j] += upstream[r] * slopes.gradients()[i][r][j];
          }
        }
      }
      Arrays.stream(numbers).forEach(number -> all.add(new double[] {number}));
      for (Slot slot : slots) {
        all.add(Arrays.copyOfRange(gradient, slot.offset(), slot.offsetB()));
        all.add(Arrays.copyOfRange(gradient, slot.offsetB(), slot.offsetB() + slot.sizeB()));
      }
    }
    return all.toArray(double[][]::new);
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
