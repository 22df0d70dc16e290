package io.github.grposuite.datasets.hub;

import java.time.Duration;

/**
 * How long a fetch tries.
 *
 * @param attempts without any progress before it gives up; at least 1
 * @param firstWait before the second attempt; doubled for each one after
 * @param connect longest time for a connection
 * @param stall longest time without an answer or a byte
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration connect, Duration stall) {
  /** Five attempts, with waits of 1, 2, 4 and 8 seconds. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** Checks the ranges. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, but was " + attempts);
    }
    if (firstWait.isNegative() || !isPositive(connect) || !isPositive(stall)) {
      throw new IllegalArgumentException(
          "times must be positive, but were " + firstWait + ", " + connect + " and " + stall);
    }
  }

  private static boolean isPositive(Duration time) {
    return !time.isZero() && !time.isNegative();
  }

  /** The wait after so many failures in a row, from 1. */
  Duration waitAfter(int failures) {
    return firstWait.multipliedBy(1L << Math.min(failures - 1, 10));
  }
}
