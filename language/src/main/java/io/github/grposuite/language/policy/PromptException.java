package io.github.grposuite.language.policy;

/** A text cannot be read by a model; the message is one line that says what to do. */
public final class PromptException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A one-line message. */
  public PromptException(String message) {
    super(message);
  }
}
