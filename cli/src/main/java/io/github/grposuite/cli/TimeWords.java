package io.github.grposuite.cli;

import java.time.Duration;

/** Times as they are printed. */
final class TimeWords {
  private TimeWords() {}

  /** A time with two digits that mean something. */
  static String of(double seconds) {
    Duration time = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
    if (time.toDays() >= 2) {
      return Flags.count((int) Math.min(Integer.MAX_VALUE, time.toDays()), "day");
    }
    if (time.toHours() >= 2) {
      return Flags.count((int) time.toHours(), "hour");
    }
    return time.toMinutes() >= 2
        ? Flags.count((int) time.toMinutes(), "minute")
        : Flags.count((int) time.toSeconds(), "second");
  }
}
