package io.github.grposuite.experiments.engine;

import java.time.Duration;
import java.util.Optional;

/** When a cell's time is up. */
final class Deadline {
  private final Duration timeout;
  private final long most;
  private final long start = System.nanoTime();

  private Deadline(Duration timeout) {
    this.timeout = timeout;
    this.most = timeout.toNanos();
  }

  /** The time runs from now on; without a limit it is never up. */
  static Deadline after(Optional<Duration> timeout) {
    return new Deadline(timeout.orElse(Duration.ofNanos(Long.MAX_VALUE)));
  }

  /** Ends the cell if its time is up; asked at every step. */
  void check(int step) {
    if (System.nanoTime() - start > most) {
      throw new PassedException(timeout, step);
    }
  }

  /** A cell has taken longer than it was given. */
  static final class PassedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int step;

    private PassedException(Duration timeout, int step) {
      super(
          "not done after "
              + timeout.toMillis() / 1e3
              + " s, at step "
              + step
              + "; raise --timeout; --retry-failed runs it again (from its last saved state)");
      this.step = step;
    }

    int step() {
      return step;
    }
  }
}
