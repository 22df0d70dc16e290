package io.github.grposuite.language.training;

/** A saved state of training cannot be read or written; the message says what to do. */
public final class TrainingStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingStateException(String message) {
    super(message);
  }

  TrainingStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
