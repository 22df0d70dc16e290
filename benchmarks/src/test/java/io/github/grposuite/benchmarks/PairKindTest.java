package io.github.grposuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.datasets.TextPair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairKindTest {
  private static final List<TextPair> PAIRS = PairKind.CONVERSATIONS.first(200);

  @Test
  void conversationsHaveSystemTurnsAndSeveralTurns() {
    List<List<Message>> prompts = PAIRS.stream().map(pair -> pair.turns().prompt()).toList();

    assertThat(prompts)
        .filteredOn(prompt -> prompt.get(0).role().equals("system"))
        .hasSize(200 / 3 + 1);
    assertThat(prompts)
        .filteredOn(prompt -> prompt.stream().anyMatch(turn -> turn.role().equals("assistant")))
        .hasSize(200 / 4);
    assertThat(prompts).allMatch(prompt -> prompt.get(prompt.size() - 1).role().equals("user"));
  }

  /** The bounds are those of the drawn numbers of sentences, 1 to 30, at 200 pairs. */
  @Test
  void answersAreShortAndLong() {
    int[] words =
        PAIRS.stream()
            .map(TextPair::turns)
            .mapToInt(turns -> turns.chosen().get(0).content().split(" ").length)
            .sorted()
            .toArray();

    assertThat(words[0]).isLessThan(20);
    assertThat(words[100]).isBetween(30, 120);
    assertThat(words[199]).isGreaterThan(300);
    assertThat(Arrays.stream(words).filter(count -> count > 200).count()).isBetween(20L, 80L);
  }

  @Test
  void everyGroupHasAsMany() {
    for (int group = 0; group < PairKind.groups().size(); group++) {
      int wanted = group;
      assertThat(PAIRS).filteredOn(pair -> pair.group() == wanted).hasSize(40);
    }
  }

  @Test
  void nothingIsLeftUnfilledAndNoPairHasTheSameAnswerTwice() {
    for (TextPair pair : PAIRS) {
      PairTurns turns = pair.turns();
      assertThat(turns.chosen()).isNotEqualTo(turns.rejected());
      assertThat(turns.toString()).doesNotContain("{", "}");
    }
  }

  @Test
  void fewerPairsAreTheFirstOnes() {
    assertThat(PairKind.CONVERSATIONS.first(7)).isEqualTo(PAIRS.subList(0, 7));
  }

  @Test
  void surveysAreAnsweredByLetters() {
    for (TextPair pair : PairKind.SURVEY.first(40)) {
      assertThat(pair.text().prompt()).contains("\nA. ", "\n" + pair.text().chosen() + ". ");
      assertThat(pair.text().rejected()).matches("[A-Z]").isNotEqualTo(pair.text().chosen());
    }
  }
}
