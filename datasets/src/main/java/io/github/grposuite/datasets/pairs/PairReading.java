package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
                          divided.groups().get(group)),
                      pair.said()));
        });
    return new TextPairs(divided.groups(), parts.get(0), parts.get(1), parts.get(2));
  }

  /** Train, validation and test as features. */
  public static List<PairMatrix> features(
      DividedPairs divided, PairFeatures features, Storage storage) throws IOException {
    List<PairMatrix> matrices = matrices(divided, features.dimension(), storage);
    FeatureAppender appender = features.appender();
    divided.read(
        (group, part, pair) ->
            appender.append(
                matrices.get(part.ordinal()), group, divided.groups().get(group), pair));
    appender.end();
    return matrices;
  }

  /** Validation and test as features; the training pairs are passed over. */
  public static List<PairMatrix> heldOut(
      DividedPairs divided, PairFeatures features, Storage storage) throws IOException {
    List<PairMatrix> matrices =
        List.of(
            matrix(divided, Part.VALIDATION, features.dimension(), storage),
            matrix(divided, Part.TEST, features.dimension(), storage));
    FeatureAppender appender = features.appender();
    divided.read(
        (group, part, pair) -> {
          if (part != Part.TRAIN) {
            PairMatrix matrix = matrices.get(part == Part.VALIDATION ? 0 : 1);
            appender.append(matrix, group, divided.groups().get(group), pair);
          }
        });
    appender.end();
    return matrices;
  }

  /**
   * The pairs of a chunk in blocks of so many, each a matrix of one group. Only files that have
   * some of them are read.
   *
   * @throws PairException if a file is not the one that was divided
   */
  public static List<PairMatrix> blocks(
      PairRequest request, PairChunk chunk, PairFeatures features, Storage storage, int pairs)
      throws IOException {
    List<PairMatrix> blocks = new ArrayList<>();
    for (int from = 0; from < chunk.pairs(); from += pairs) {
      int[] size = {Math.min(pairs, chunk.pairs() - from)};
      blocks.add(PairMatrix.withCapacity(features.dimension(), size, storage));
    }
    FeatureAppender appender = features.appender();
    int[] taken = new int[1];
    new ChunkPass(request)
        .read(
            chunk, pair -> appender.append(blocks.get(taken[0]++ / pairs), 0, chunk.name(), pair));
    appender.end();
    return blocks;
  }

  /** Train, validation and test of that many features, without a pair yet. */
  public static List<PairMatrix> matrices(DividedPairs divided, int dimension, Storage storage) {
    return Arrays.stream(Part.values())
        .map(part -> matrix(divided, part, dimension, storage))
        .toList();
  }

  private static PairMatrix matrix(
      DividedPairs divided, Part part, int dimension, Storage storage) {
    int[] sizes = new int[divided.groups().size()];
    Arrays.setAll(sizes, g -> divided.size(g, part));
    return PairMatrix.withCapacity(dimension, sizes, storage);
  }
}
