package io.github.grposuite.records;

import io.github.grposuite.records.file.FileProblem;
import java.io.IOException;
import java.nio.file.Path;

/** The disk does not take or give a record; the message is one line. Not the cell's fault. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that message. */
  public StoreException(String message) {
    super(message);
  }

  private StoreException(String message, IOException cause) {
    super(message, cause);
  }

  /** Something cannot be written. */
  public static StoreException writing(Path what, IOException e) {
    return new StoreException(what + " cannot be written: " + FileProblem.reason(e), e);
  }

  /** Something cannot be read. */
  public static StoreException reading(Path what, IOException e) {
    return new StoreException(what + " cannot be read: " + FileProblem.reason(e), e);
  }

  /** Something cannot be locked. */
  public static StoreException locking(Path what, IOException e) {
    return new StoreException(
        what
            + " cannot be locked ("
            + FileProblem.reason(e)
            + "); its file system has no locks: choose a directory on another one, such as a disk"
            + " of this machine, and ./grpo merge the records from there",
        e);
  }
}
