package io.github.grposuite.language.pairs;

import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.HiddenStates;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Pairs whose φ(x, y) is a language model's last hidden state at the last token of y, the prompt x
 * before it. All are divided by one number, so that the mean of ‖φ‖² over all responses of all
 * pairs is 1.
 *
 * @param dimension the hidden size d
 * @param parts of each part, the pairs in their order
 */
public record PairStates(int dimension, List<List<FeatureDifference>> parts) {
  /**
   * Computes them, unless the cache holds them.
   *
   * @param folder a checkpoint
   * @param placement where and how it is held
   * @param progress hears the finished part, from 0 to 1, while states are computed
   * @throws IllegalArgumentException if a pair is longer than what the model was made for
   */
  public static PairStates of(
      TextPairs pairs,
      Path folder,
      Placement placement,
      ContentCache cache,
      DoubleConsumer progress) {
    List<TextPair> all = Stream.of(Part.values()).flatMap(part -> pairs.of(part).stream()).toList();
    List<Continuations> items = new ArrayList<>();
    float[][][] states;
    int dimension;
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint);
        DecoderModel model = DecoderModel.load(checkpoint, placement)) {
      dimension = checkpoint.config().hiddenSize();
      for (TextPair pair : all) {
        items.add(item(pair, tokenizer, checkpoint.config().maxPositions()));
      }
      states = HiddenStates.of(cache, model, checkpoint.contentHash(), items, progress);
    }
    double scale = StateScale.of(states, folder);
    List<List<FeatureDifference>> parts = new ArrayList<>();
    int next = 0;
    for (Part part : Part.values()) {
      List<FeatureDifference> differences = new ArrayList<>();
      for (TextPair pair : pairs.of(part)) {
        float[][] responses = states[next++];
        double[] difference = StateScale.difference(responses[0], responses[1], scale);
        differences.add(new FeatureDifference(pair.group(), difference));
      }
      parts.add(differences);
    }
    return new PairStates(dimension, parts);
  }

  private static Continuations item(TextPair pair, Tokenizer tokenizer, int longest) {
    int[][] responses = {
      tokenizer.continuation(pair.text().chosen()), tokenizer.continuation(pair.text().rejected())
    };
    Continuations item = new Continuations(tokenizer.prompt(pair.text().prompt()), responses);
    int length = StateScale.encoded(item);
    if (length > longest) {
      throw new IllegalArgumentException(
          "the pair of "
              + pair.where()
              + " must have at most the "
              + longest
              + " tokens that the model was made for, but has "
              + length
              + "; take a model with a longer context, or shorten the text");
    }
    return item;
  }
}
