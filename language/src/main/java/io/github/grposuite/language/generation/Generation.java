package io.github.grposuite.language.generation;

/**
 * What a model says to a prompt.
 *
 * @param tokens without the one that ends the text
 * @param end why there are no more
 */
public record Generation(int[] tokens, End end) {
  /** Why a text ends. */
  public enum End {
    /** The model ended it. */
    END_OF_TEXT,
    /** As many tokens as were asked for. */
    ENOUGH,
    /** The model reads no longer text. */
    CONTEXT_FULL
  }
}
