package io.github.grposuite.language.pairs;

import io.github.grposuite.datasets.opinions.OpinionCell;
import io.github.grposuite.datasets.opinions.OpinionFeatures;
import io.github.grposuite.datasets.opinions.OpinionPair;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.HiddenStates;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * φ(x, y) is a language model's last hidden state at the last token of y, the prompt x before it.
 * All are divided by one number, so that the mean of ‖φ‖² over all options of the survey is 1.
 */
public final class HiddenStateFeatures implements OpinionFeatures {
  private final Map<Key, float[][]> states;
  private final int dimension;
  private final double scale;

  private record Key(int group, int row) {}

  private HiddenStateFeatures(Map<Key, float[][]> states, int dimension, double scale) {
    this.states = states;
    this.dimension = dimension;
    this.scale = scale;
  }

  /**
   * The features of every option of a survey; computed only if the cache does not hold them.
   *
   * @param format how a question becomes a prompt
   * @param folder a checkpoint
   * @param placement where and how it is held
   * @param progress hears the finished part, from 0 to 1, while states are computed
   */
  public static HiddenStateFeatures of(
      OpinionSurvey survey,
      PromptFormat format,
      Path folder,
      Placement placement,
      ContentCache cache,
      DoubleConsumer progress) {
    List<Key> keys = new ArrayList<>();
    List<Continuations> items = new ArrayList<>();
    float[][][] computed;
    int dimension;
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint);
        DecoderModel model = DecoderModel.load(checkpoint, placement)) {
      for (List<OpinionCell> cells : survey.cells()) {
        for (OpinionCell cell : cells) {
          keys.add(new Key(cell.group(), cell.question().row()));
          items.add(item(survey.groups().get(cell.group()), cell, format, tokenizer));
          checkLength(items.get(items.size() - 1), cell, checkpoint.config().maxPositions());
        }
      }
      dimension = checkpoint.config().hiddenSize();
      computed = HiddenStates.of(cache, model, checkpoint.contentHash(), items, progress);
    }
    Map<Key, float[][]> states = new HashMap<>();
    for (int i = 0; i < computed.length; i++) {
      states.put(keys.get(i), computed[i]);
    }
    return new HiddenStateFeatures(states, dimension, StateScale.of(computed, folder));
  }

  private static void checkLength(Continuations item, OpinionCell cell, int longest) {
    int length = StateScale.encoded(item);
    if (length > longest) {
      throw new IllegalArgumentException(
          "the prompt of row "
              + cell.question().row()
              + " must have, with its response, at most the "
              + longest
              + " tokens that the model was made for, but has "
              + length
              + "; take a model with a longer context");
    }
  }

  private static Continuations item(
      String group, OpinionCell cell, PromptFormat format, Tokenizer tokenizer) {
    int[][] responses =
        IntStream.range(0, cell.question().options().size())
            .mapToObj(option -> tokenizer.continuation(format.response(cell.question(), option)))
            .toArray(int[][]::new);
    int[] prompt = tokenizer.prompt(format.prompt(group, cell.question()));
    return new Continuations(prompt, responses);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double[] difference(OpinionPair pair) {
    float[][] options = states.get(new Key(pair.cell().group(), pair.cell().question().row()));
    return StateScale.difference(options[pair.chosen()], options[pair.rejected()], scale);
  }
}
