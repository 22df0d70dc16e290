package io.github.grposuite.experiments.training;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.FrozenPrefix;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** A model in memory, with the cached states that its cells share. */
final class LoadedModel implements AutoCloseable {
  private final Placement placement;
  private final Checkpoint checkpoint;
  private final Tokenizer tokenizer;
  private final DecoderModel model;

  private LoadedModel(
      Placement placement, Checkpoint checkpoint, Tokenizer tokenizer, DecoderModel model) {
    this.placement = placement;
    this.checkpoint = checkpoint;
    this.tokenizer = tokenizer;
    this.model = model;
  }

  static LoadedModel open(Path folder, Placement placement) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    return new LoadedModel(
        placement,
        checkpoint,
        Tokenizer.open(checkpoint),
        DecoderModel.load(checkpoint, placement));
  }

  /** Whether it is that folder's, held in that way. */
  boolean is(Path folder, Placement asked) {
    return checkpoint.folder().equals(folder) && placement.equals(asked);
  }

  DecoderConfig config() {
    return checkpoint.config();
  }

  String hash() {
    return checkpoint.contentHash();
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Threads that the engine computes with. */
  int threads() {
    return model.threads();
  }

  /** The device that computes. */
  String device() {
    return model.device();
  }

  /** What results depend on in the last bits. */
  String arithmetic() {
    return model.arithmetic();
  }

  /**
   * A policy with an adapter that changes nothing, on cached states where some layers are frozen.
   */
  LanguagePolicy policy(
      LoraLayout layout,
      int partTokens,
      List<Continuations> items,
      ContentCache cache,
      DoubleConsumer progress) {
    int frozen = layout.lowestLayer();
    Optional<FrozenPrefix> prefix =
        frozen == 0
            ? Optional.empty()
            : Optional.of(FrozenPrefix.open(cache, model, hash(), frozen, items, progress));
    return new LanguagePolicy(model, layout, new float[layout.size()], prefix, partTokens);
  }

  @Override
  public void close() {
    model.close();
    tokenizer.close();
    checkpoint.close();
  }
}
