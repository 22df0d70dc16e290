package io.github.grposuite.datasets;

import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;

/**
 * Where θ₀ of a log-linear policy is drawn from: every number uniform between two.
 *
 * @param low at most {@code high}
 */
public record StartRange(double low, double high) {
  /** Checks the order. */
  public StartRange {
    if (!(low <= high)) {
      throw outOfOrder();
    }
  }

  /** Of two numbers, low and high. */
  public static StartRange of(double... start) {
    if (start.length != 2) {
      throw outOfOrder();
    }
    return new StartRange(start[0], start[1]);
  }

  private static IllegalArgumentException outOfOrder() {
    return new IllegalArgumentException("start must be two increasing numbers, low and high");
  }

  /**
   * θ₀ of a run.
   *
   * @return d numbers
   */
  public double[] draw(int d, long seed) {
    Draws draws = RandomKind.SPLITTABLE.open(seed).stream("theta0");
    double[] theta0 = new double[d];
    for (int j = 0; j < d; j++) {
      theta0[j] = low + (high - low) * draws.uniform();
    }
    return theta0;
  }
}
