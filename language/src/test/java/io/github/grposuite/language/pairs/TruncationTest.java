package io.github.grposuite.language.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.policy.Continuations;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruncationTest {
  private static final int[] NOTHING = {};

  /** A prompt 1, 2, … and responses 101, 102, … and 201, 202, …. */
  private static Continuations pair(int prompt, int chosen, int rejected) {
    return new Continuations(from(1, prompt), new int[][] {from(101, chosen), from(201, rejected)});
  }

  private static int[] from(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  private static void check(Continuations actual, int[] prompt, int[] chosen, int[] rejected) {
    assertThat(actual.prompt()).containsExactly(prompt);
    assertThat(actual.responses()[0]).containsExactly(chosen);
    assertThat(actual.responses()[1]).containsExactly(rejected);
  }

  @Test
  void thePromptLosesItsBeginningAsFarAsNeeded() {
    Continuations cut = new Truncation(10, 3).of(pair(12, 4, 2), NOTHING);
    check(cut, from(7, 6), from(101, 4), from(201, 2));
  }

  @Test
  void responsesLoseTheirEndWhereThePromptIsAtItsLimit() {
    Continuations cut = new Truncation(10, 3).of(pair(12, 40, 2), NOTHING);
    check(cut, from(10, 3), from(101, 7), from(201, 2));
    check(
        new Truncation(10, 9).of(pair(12, 40, 50), NOTHING),
        from(4, 9),
        from(101, 1),
        from(201, 1));
  }

  @Test
  void aShortPromptIsLeftAlone() {
    Continuations cut = new Truncation(10, 5).of(pair(2, 4, 30), NOTHING);
    check(cut, from(1, 2), from(101, 4), from(201, 8));
  }

  @Test
  void theBeginningOfTextsStays() {
    check(
        new Truncation(10, 3).of(pair(12, 40, 2), new int[] {1}),
        new int[] {1, 11, 12},
        from(101, 7),
        from(201, 2));
    // There is no room for it beside the prompt's last token.
    check(
        new Truncation(10, 1).of(pair(12, 40, 2), new int[] {1}),
        new int[] {12},
        from(101, 9),
        from(201, 2));
    // It is not there.
    check(
        new Truncation(10, 3).of(pair(12, 40, 2), new int[] {77}),
        from(10, 3),
        from(101, 7),
        from(201, 2));
  }

  @Test
  void aResponseHasRoom() {
    assertThatThrownBy(() -> new Truncation(10, 10))
        .hasMessage(
            "max_prompt_length must be less than the 10 tokens of a pair, so that a response has"
                + " some, but was 10");
    assertThatThrownBy(() -> new Truncation(10, 0))
        .hasMessage("max_prompt_length must be at least 1, but was 0");
  }
}
