package io.github.grposuite.experiments.engine;

import java.time.Duration;
import java.util.OptionalInt;

/** A cell has taken longer than it was given. */
final class CellTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int NONE = Integer.MIN_VALUE;

  private final int step;

  CellTimeoutException(Duration timeout, OptionalInt step) {
    super(
        "not done after "
            + timeout.toMillis() / 1e3
            + " s"
            + (step.isPresent() ? ", at step " + step.getAsInt() : "")
            + "; raise --timeout; --retry-failed runs it again (from its last saved state)");
    this.step = step.orElse(NONE);
  }

  OptionalInt step() {
    return step == NONE ? OptionalInt.empty() : OptionalInt.of(step);
  }
}
