package io.github.grposuite.datasets;

/**
 * A turn of a conversation.
 *
 * @param role such as {@code system}, {@code user} or {@code assistant}
 * @param content what is said
 */
public record Message(String role, String content) {
  /** A user's turn. */
  public static Message user(String content) {
    return new Message("user", content);
  }

  /** An assistant's turn. */
  public static Message assistant(String content) {
    return new Message("assistant", content);
  }
}
