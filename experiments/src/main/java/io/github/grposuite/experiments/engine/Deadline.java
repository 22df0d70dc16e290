package io.github.grposuite.experiments.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** When a cell's time is up. */
final class Deadline {
  private final Optional<Duration> timeout;
  private final long start = System.nanoTime();
  private final long most;

  private Deadline(Optional<Duration> timeout) {
    this.timeout = timeout;
    this.most = timeout.map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  /** The time runs from now on. */
  static Deadline in(Optional<Duration> timeout) {
    return new Deadline(timeout);
  }

  /** Ends the cell if its time is up; asked at every step. */
  void check(OptionalInt step) {
    if (System.nanoTime() - start > most) {
      throw new CellTimeoutException(timeout.orElseThrow(), step);
    }
  }
}
