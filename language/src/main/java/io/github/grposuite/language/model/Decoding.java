package io.github.grposuite.language.model;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import java.util.List;

/** The decoding of a text token by token; each is encoded once. Close it to free what is kept. */
public final class Decoding implements AutoCloseable {
  private final FrozenPolicy policy;
  private final KeyValueCache cache;
  private int length;
  private float[] logits;

  Decoding(FrozenPolicy policy, int[] prompt) {
    this.policy = policy;
    this.cache = new KeyValueCache(policy.config().layers());
    this.length = prompt.length;
    // The response stands for whatever follows; single tokens are predicted, not encoded.
    PackedSequence tokens =
        PackedSequence.of(List.of(new Continuations(prompt, new int[][] {{0}})));
    try {
      this.logits = policy.nextTokenLogits(tokens, cache);
    } catch (RuntimeException e) {
      cache.close();
      throw e;
    }
  }

  /** Number of tokens so far. */
  public int length() {
    return length;
  }

  /** Scores of the token that follows, one a token of the vocabulary. */
  public float[] logits() {
    return logits;
  }

  /**
   * Appends a token.
   *
   * @throws PromptException if the text is as long as the model can read
   */
  public void append(int token) {
    policy.checkLength(length + 1);
    logits = policy.nextTokenLogits(PackedSequence.next(token, length), cache);
    length++;
  }

  @Override
  public void close() {
    cache.close();
  }
}
