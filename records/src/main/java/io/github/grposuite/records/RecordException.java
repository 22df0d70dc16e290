package io.github.grposuite.records;

/** A record on disk cannot be used; the message says which, why, and what to do. */
public class RecordException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public RecordException(String message) {
    super(message);
  }

  public RecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
