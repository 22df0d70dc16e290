package io.github.grposuite.records.store;

/** Two records of one cell have different results; the message names both. */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConflictException(String message) {
    super(message);
  }
}
