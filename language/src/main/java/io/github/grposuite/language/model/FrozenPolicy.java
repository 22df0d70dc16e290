package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import java.util.List;
import java.util.Optional;

/** A model, with an adapter or without, that is asked and not trained. */
public final class FrozenPolicy implements AutoCloseable {
  private final DecoderModel model;
  private final NDManager manager;
  private final Optional<LoraLayout> layout;
  private final Optional<NDArray> weights;

  /** The model as it is. */
  public FrozenPolicy(DecoderModel model) {
    this.model = model;
    this.manager = model.manager().newSubManager();
    this.layout = Optional.empty();
    this.weights = Optional.empty();
  }

  /** The model with an adapter. */
  public FrozenPolicy(DecoderModel model, LoraLayout layout, float[] weights) {
    this.model = model;
    this.manager = model.manager().newSubManager();
    this.layout = Optional.of(layout);
    this.weights = Optional.of(manager.create(layout.check(weights)));
  }

  /** The shape of the model. */
  public DecoderConfig config() {
    return model.config();
  }

  /**
   * ln π(y|x), summed over the tokens of y, in nats, one a response.
   *
   * @throws PromptException if prompt and response are longer than the model can read, or have a
   *     token without an embedding
   * @throws CheckpointException if a weight is not a number
   */
  public double[] logProbabilities(Continuations item) {
    int most = 0;
    for (int[] response : item.responses()) {
      most = Math.max(most, item.prompt().length + response.length - 1);
    }
    checkLength(most);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      PackedSequence packed = PackedSequence.of(List.of(item));
      NDArray normalized = model.normalize(hidden(packed, Optional.empty()));
      return packed.sums(0, numbers(model.head().logProbabilities(normalized, packed)));
    }
  }

  /**
   * Begins to decode what follows a text.
   *
   * @throws PromptException if it is empty or longer than the model can read, or has a token
   *     without an embedding
   * @throws CheckpointException if a weight is not a number
   */
  public Decoding decode(int[] prompt) {
    if (prompt.length == 0) {
      throw new PromptException("the prompt has no token; write at least one character");
    }
    checkLength(prompt.length);
    return new Decoding(this, prompt);
  }

  /** The scores of all tokens to follow the layout's only row. */
  float[] nextTokenLogits(PackedSequence packed, KeyValueCache cache) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return numbers(
          model.head().scores(model.normalize(hidden(packed, Optional.of(cache)))).toFloatArray());
    }
  }

  private static float[] numbers(float[] scores) {
    for (float score : scores) {
      if (!Float.isFinite(score)) {
        throw new CheckpointException(
            "the model's scores are not numbers, so a weight is NaN or infinite; fetch the model"
                + " again, or take an adapter of another run");
      }
    }
    return scores;
  }

  private NDArray hidden(PackedSequence packed, Optional<KeyValueCache> cache) {
    Optional<Adapter> adapter = layout.map(shape -> Adapter.frozen(shape, weights.get(), false));
    ForwardPass pass = model.pass(packed, adapter, cache);
    return model.layers(model.embed(packed), 0, model.config().layers(), pass);
  }

  /** Fails if the model was not made for that many tokens. */
  void checkLength(int tokens) {
    int most = model.config().maxPositions();
    if (tokens > most) {
      throw new PromptException(
          "the text has "
              + tokens
              + " tokens, but the model reads at most "
              + most
              + "; shorten it, or choose a model with a longer context");
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
