package io.github.grposuite.language.model;

import ai.djl.ndarray.NDScope;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A checkpoint's model and tokeniser, and policies on it. */
public record LoadedModel(Checkpoint checkpoint, Tokenizer tokenizer, DecoderModel model)
    implements AutoCloseable {
  private static final int PART_TOKENS = 4096;

  /** Of a folder. */
  public static LoadedModel of(Path folder) {
    return of(folder, Placement.usual());
  }

  /** Of a folder, placed as is asked for. */
  public static LoadedModel of(Path folder, Placement placement) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    return new LoadedModel(
        checkpoint, Tokenizer.open(checkpoint), DecoderModel.load(checkpoint, placement));
  }

  /** A fixture by its name. */
  public static LoadedModel fixture(String name) {
    return of(Fixtures.folder(name));
  }

  /** The adapter that peft wrote for a fixture. */
  public PeftFolder.Loaded adapter() {
    return PeftFolder.read(checkpoint.folder().resolve("adapter"), checkpoint.config());
  }

  /** Rank 4 on all maps. */
  public LoraLayout layout(double dropout, List<Integer> layers) {
    LoraSettings settings =
        new LoraSettings(4, 8, dropout, TargetModule.of(checkpoint.config()), layers);
    return new LoraLayout(settings, checkpoint.config());
  }

  /** A policy that encodes 4,096 tokens at a time. */
  public LanguagePolicy policy(LoraLayout layout, float[] start) {
    return policy(layout, start, PART_TOKENS);
  }

  /** A policy without cached states. */
  public LanguagePolicy policy(LoraLayout layout, float[] start, int partTokens) {
    return new LanguagePolicy(model, layout, start, Optional.empty(), partTokens);
  }

  /** Weights uniform in ±0.1, so that neither A nor B is zero. */
  public static float[] random(LoraLayout layout, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[layout.size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = (float) (0.2 * random.nextDouble() - 0.1);
    }
    return weights;
  }

  /** Random tokens of the vocabulary: a prompt, and responses of these lengths. */
  public Continuations item(SplittableRandom random, int prompt, int... responses) {
    int[][] tokens = new int[responses.length][];
    for (int r = 0; r < tokens.length; r++) {
      tokens[r] = tokens(random, responses[r]);
    }
    return new Continuations(tokens(random, prompt), tokens);
  }

  private int[] tokens(SplittableRandom random, int count) {
    return random.ints(count, 0, checkpoint.config().vocabSize()).toArray();
  }

  /** Scores of the token that follows a text, by the model with an adapter. */
  public float[] logits(LoraLayout layout, float[] weights, int[] ids) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      PackedSequence tokens = PackedSequence.of(List.of(new Continuations(ids, new int[][] {{0}})));
      Adapter adapter = Adapter.frozen(layout, model.manager().create(weights), false);
      return model.head().scores(model.encode(tokens, Optional.of(adapter))).toFloatArray();
    }
  }

  @Override
  public void close() {
    model.close();
    tokenizer.close();
    checkpoint.close();
  }
}
