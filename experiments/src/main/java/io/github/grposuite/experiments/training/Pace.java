package io.github.grposuite.experiments.training;

import java.util.function.LongSupplier;

/**
 * Says about once a millisecond that it is time to look around, however long a step takes. A clock
 * read at every step would cost as much as a small step's hundredth part or more.
 */
final class Pace {
  private static final long INTERVAL = 1_000_000;
  private static final int LONGEST_STRIDE = 1 << 16;

  private final LongSupplier clock;
  private long last;
  private int stride = 1;
  private int left = 1;

  /**
   * Starts now.
   *
   * @param clock nanoseconds that only grow
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  /** Whether it is time after another step; the step that is too long is always told. */
  boolean due() {
    if (--left > 0) {
      return false;
    }
    long now = clock.getAsLong();
    stride = now - last < INTERVAL ? Math.min(2 * stride, LONGEST_STRIDE) : Math.max(1, stride / 2);
    left = stride;
    last = now;
    return true;
  }

  /** The clock when it was last due. */
  long last() {
    return last;
  }
}
