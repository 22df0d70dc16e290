package io.github.grposuite.experiments.engine;

/** Other machines could not do their part; not the cell's fault, so that it has no record. */
public final class MachineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that message, one line. */
  public MachineException(String message, Throwable cause) {
    super(message, cause);
  }
}
