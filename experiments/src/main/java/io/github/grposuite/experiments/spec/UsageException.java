package io.github.grposuite.experiments.spec;

/** Something the user said cannot be done; the message is one line that says what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A one-line message: what was expected, what was found, where, what to do. */
  public UsageException(String message) {
    super(message);
  }
}
