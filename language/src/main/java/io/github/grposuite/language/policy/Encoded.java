package io.github.grposuite.language.policy;

import java.util.Collection;

/**
 * How much is encoded, by count. Of an item L is the number of encoded tokens and Q that of those
 * whose output predicts something; all are sums over items.
 *
 * @param tokens Σ L
 * @param predictions Σ Q
 * @param squares Σ L², the scores of a head of attention
 * @param rectangles Σ Q L, those of the last layer
 */
public record Encoded(long tokens, long predictions, long squares, long rectangles) {
  /** Nothing. */
  public static final Encoded NONE = new Encoded(0, 0, 0, 0);

  /** That of some items. */
  public static Encoded of(Collection<Continuations> items) {
    return items.stream().map(Encoded::of).reduce(NONE, Encoded::plus);
  }

  private static Encoded of(Continuations item) {
    long tokens = item.encodedTokens();
    long predictions = tokens - item.prompt().length + 1;
    return new Encoded(tokens, predictions, tokens * tokens, predictions * tokens);
  }

  /** This and that. */
  public Encoded plus(Encoded other) {
    return new Encoded(
        tokens + other.tokens,
        predictions + other.predictions,
        squares + other.squares,
        rectangles + other.rectangles);
  }

  /** The same several times. */
  public Encoded times(long times) {
    return new Encoded(tokens * times, predictions * times, squares * times, rectangles * times);
  }
}
