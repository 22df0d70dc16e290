package io.github.grposuite.experiments.store;

/** A finished run's files are not what was written; the message says which and what to do. */
public final class DamagedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedRecordException(String message) {
    super(message);
  }
}
