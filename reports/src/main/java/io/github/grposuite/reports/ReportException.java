package io.github.grposuite.reports;

import io.github.grposuite.records.RecordException;

/** What is on disk cannot be reported on; the message is one line that says what to do about it. */
public final class ReportException extends RecordException {
  private static final long serialVersionUID = 1L;

  public ReportException(String message) {
    super(message);
  }

  public ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
