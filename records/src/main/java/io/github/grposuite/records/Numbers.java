package io.github.grposuite.records;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Numbers as text, the same on every Java version. {@code Double.toString} is not: before JDK 19 it
 * did not always print the shortest decimal (JDK-4511638).
 */
public final class Numbers {
  private Numbers() {}

  /** The shortest decimal that reads back as exactly this double (Schubfach; Giulietti 2021). */
  public static String exact(double value) {
    return NumberOutput.toString(value, true);
  }
}
