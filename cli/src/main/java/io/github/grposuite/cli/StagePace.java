package io.github.grposuite.cli;

import io.github.grposuite.experiments.training.Advance;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast a stage is, from its first advance on, and so how long it will take. */
final class StagePace {
  private final LongSupplier clock;
  private String stage = "";
  private long start;
  private double begun;
  private long tokens;

  /**
   * Of a stage that has not begun.
   *
   * @param clock nanoseconds that only grow
   */
  StagePace(LongSupplier clock) {
    this.clock = clock;
  }

  /** Hears of an advance; another stage begins anew. */
  void hear(Advance advance) {
    if (!advance.stage().equals(stage)) {
      stage = advance.stage();
      start = clock.getAsLong();
      begun = advance.part();
      tokens = 0;
    } else {
      tokens += advance.tokens();
    }
  }

  /** {@code preferences 12.5 %, 840 tokens/s, 7 minutes left}, where so much is known. */
  String words(Advance latest) {
    String text = String.format(Locale.ROOT, "%s %.1f %%", stage, 100 * latest.part());
    double seconds = (clock.getAsLong() - start) / 1e9;
    double done = latest.part() - begun;
    if (seconds <= 0 || done <= 0) {
      return text;
    }
    String speed =
        tokens == 0 ? "" : String.format(Locale.ROOT, ", %.0f tokens/s", tokens / seconds);
    double left = seconds * (1 - latest.part()) / done;
    return text + speed + ", " + TimeWords.of(left) + " left";
  }
}
