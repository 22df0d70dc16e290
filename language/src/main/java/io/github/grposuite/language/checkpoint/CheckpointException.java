package io.github.grposuite.language.checkpoint;

/** A checkpoint cannot be used; the message is one line that says where, why and what to do. */
public final class CheckpointException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A one-line message. */
  public CheckpointException(String message) {
    super(message);
  }
}
