package io.github.grposuite.reports.draw;

/** The range of what is shown; 0 to 1 if that is nothing. */
final class Extent {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  /** What is not finite is left out. */
  void add(double... values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }

  boolean isEmpty() {
    return low > high;
  }

  double low() {
    return isEmpty() ? 0 : low;
  }

  double high() {
    return isEmpty() ? 1 : high;
  }

  double length() {
    return high() - low();
  }

  /** What to leave free at both ends: a part of the length, or something around a single value. */
  double margin(double part) {
    return length() > 0 ? part * length() : Math.max(0.5, 0.1 * Math.abs(low()));
  }
}
