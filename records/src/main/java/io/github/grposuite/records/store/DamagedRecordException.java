package io.github.grposuite.records.store;

/** A record is not what was written; the message is one line that says how. */
public final class DamagedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedRecordException(String message) {
    super(message);
  }
}
