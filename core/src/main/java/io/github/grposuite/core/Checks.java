package io.github.grposuite.core;

/** Argument checks for hyperparameters, written so that NaN fails them. */
public final class Checks {
  private Checks() {}

  /** Returns {@code value} if it is positive and finite. */
  public static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive, but was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is at least 0 and finite. */
  public static double nonNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must not be negative, but was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it lies in [0, 1]. */
  public static double fraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, but was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it lies in [0, ½). */
  public static double flipRate(String name, double value) {
    if (!(value >= 0 && value < 0.5)) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and below 0.5, but was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is at least {@code least}. */
  public static int atLeast(String name, int least, int value) {
    return (int) atLeast(name, (long) least, (long) value);
  }

  /** Returns {@code value} if it is at least {@code least}. */
  public static long atLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " must be at least " + least + ", but was " + value);
    }
    return value;
  }
}
