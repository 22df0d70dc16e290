package io.github.grposuite.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How often one looks around, by a clock that only steps move. */
class PaceTest {
  private long now;
  private int reads;

  private Pace pace() {
    return new Pace(
        () -> {
          reads++;
          return now;
        });
  }

  /** The longest time between two times that it was due, after the first steps. */
  private long longest(Pace pace, int steps, long nanosPerStep) {
    long longest = 0;
    long last = now;
    for (int i = 0; i < steps; i++) {
      now += nanosPerStep;
      if (pace.due()) {
        longest = Math.max(longest, now - last);
        last = now;
      }
    }
    return longest;
  }

  @Test
  void shortStepsReadTheClockAboutOnceAMillisecond() {
    assertThat(longest(pace(), 1_000_000, 1_000)).isBetween(500_000L, 2_100_000L);
    assertThat(reads).isLessThan(2_000);
  }

  @Test
  void longStepsReadItEveryTime() {
    assertThat(longest(pace(), 100, 5_000_000)).isEqualTo(5_000_000);
  }

  @Test
  void theFirstStepIsDue() {
    Pace pace = pace();
    now = 3;
    assertThat(pace.due()).isTrue();
    assertThat(pace.last()).isEqualTo(3);
  }
}
