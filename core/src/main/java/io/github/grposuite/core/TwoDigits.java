package io.github.grposuite.core;

import java.util.Locale;

/** Suggested numbers to two significant digits: that is enough, and people read them. */
public final class TwoDigits {
  private TwoDigits() {}

  /** The nearest number of two digits; 0 for what is not positive. */
  public static double of(double value) {
    return value > 0 ? Double.parseDouble(String.format(Locale.ROOT, "%.1e", value)) : 0;
  }
}
