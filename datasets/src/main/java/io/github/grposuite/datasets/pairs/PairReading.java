package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.datasets.text.HashedFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What policies are trained on, of files that have been divided. */
public final class PairReading {
  private PairReading() {}

  /** The pairs as text; an item is a prompt, numbered from 0 in the order of the files. */
  public static TextPairs texts(DividedPairs divided) throws IOException {
    Map<String, Integer> prompts = new HashMap<>();
    List<List<TextPair>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    divided.read(
        (group, part, pair) -> {
          int item =
              prompts.computeIfAbsent(VisibleText.canonical(pair.prompt()), p -> prompts.size());
          parts
              .get(part.ordinal())
              .add(
                  new TextPair(
                      group,
                      String.valueOf(item),
                      pair.row().where(),
                      new PreferenceExample(
                          pair.prompt(),
                          pair.chosen(),
                          pair.rejected(),
                          divided.groups().get(group))));
        });
    return new TextPairs(divided.groups(), parts.get(0), parts.get(1), parts.get(2));
  }

  /** Train, validation and test as features of hashed words. */
  public static List<PairMatrix> hashed(
      DividedPairs divided, HashedFeatures features, Storage storage) throws IOException {
    List<PairMatrix> matrices = matrices(divided, features.dimension(), storage);
    List<String> groups = divided.groups();
    divided.read(
        (group, part, pair) ->
            matrices
                .get(part.ordinal())
                .append(
                    group,
                    features.difference(
                        pair.prompt(), pair.chosen(), pair.rejected(), groups.get(group))));
    return matrices;
  }

  /** Train, validation and test as the features that their columns hold. */
  public static List<PairMatrix> columns(
      DividedPairs divided, FeatureColumns columns, Storage storage) throws IOException {
    List<PairMatrix> matrices = matrices(divided, columns.dimension(), storage);
    double[] difference = new double[columns.dimension()];
    divided.read(
        (group, part, pair) -> {
          Features.read(columns, pair, difference);
          matrices.get(part.ordinal()).append(group, difference);
        });
    return matrices;
  }

  /** Train, validation and test of that many features, without a pair yet. */
  public static List<PairMatrix> matrices(DividedPairs divided, int dimension, Storage storage) {
    List<PairMatrix> matrices = new ArrayList<>();
    for (Part part : Part.values()) {
      int[] sizes = new int[divided.groups().size()];
      for (int g = 0; g < sizes.length; g++) {
        sizes[g] = divided.size(g, part);
      }
      matrices.add(PairMatrix.withCapacity(dimension, sizes, storage));
    }
    return matrices;
  }
}
