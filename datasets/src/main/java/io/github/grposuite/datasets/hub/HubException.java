package io.github.grposuite.datasets.hub;

/** A file cannot be fetched; the message is one line that says why and what to do. */
public final class HubException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean notFound;

  /** A one-line message. */
  public HubException(String message) {
    this(message, false);
  }

  private HubException(String message, boolean notFound) {
    super(message);
    this.notFound = notFound;
  }

  /** The hub has no such file. */
  static HubException notFound(String message) {
    return new HubException(message, true);
  }

  /** Whether the hub answered that it has no such file. */
  public boolean isNotFound() {
    return notFound;
  }
}
