package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.training.Advance;
import org.junit.jupiter.api.Test;

class StagePaceTest {
  private long now = 7;
  private final StagePace pace = new StagePace(() -> now);

  private String after(int seconds, String stage, double part, long tokens) {
    now += seconds * 1_000_000_000L;
    Advance advance = new Advance(stage, part, tokens);
    pace.hear(advance);
    return pace.words(advance);
  }

  /** A resumed stage begins at a half; what was done before takes no time. */
  @Test
  void speedAndTimeAreOfThisStageFromItsFirstAdvanceOn() {
    assertThat(after(5, "preferences", 0.5, 900)).isEqualTo("preferences 50.0 %");
    assertThat(after(10, "preferences", 0.51, 4000))
        .isEqualTo("preferences 51.0 %, 400 tokens/s, 8 minutes left");
    assertThat(after(10, "preferences", 0.75, 1000))
        .isEqualTo("preferences 75.0 %, 250 tokens/s, 20 seconds left");
    assertThat(after(1, "data", 0.1, 0)).isEqualTo("data 10.0 %");
    assertThat(after(1, "data", 0.2, 0)).isEqualTo("data 20.0 %, 8 seconds left");
  }
}
