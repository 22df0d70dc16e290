package io.github.grposuite.language.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.pairs.PairTokens.TooLong;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import io.github.grposuite.language.training.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pairs as tokens, and those that are too long. */
class PairTokensTest {
  private static final List<String> GROUPS = List.of("Japan", "Egypt");
  private static final int[] NONE = {};

  private final Tokenizer tokenizer =
      Tokenizer.open(Fixtures.folder("gemma").resolve("tokenizer.json"), 384);

  private final TextPair brief = pair(0, 4, "Short?");
  private final TextPair lengthy = pair(0, 7, "Much longer? ".repeat(20));
  private final TextPair other = pair(1, 4, "Short?");

  @AfterEach
  void close() {
    tokenizer.close();
  }

  private static TextPair pair(int group, int row, String text) {
    PreferenceExample example = new PreferenceExample(text, "B", "A", GROUPS.get(group));
    return new TextPair(group, "" + row, "row " + row, example);
  }

  private TextPairs pairs(TextPair... train) {
    List<TextPair> rest = List.of(brief, other);
    return new TextPairs(GROUPS, List.of(train), rest, List.of(other, brief));
  }

  private int length(TextPair pair) {
    return tokenizer.prompt(pair.text().prompt()).length + 1;
  }

  @Test
  void promptsHaveSpecialTokensAndResponsesDoNot() {
    EncodedPairs result =
        new PairTokens(512, TooLong.ERROR, NONE).of(pairs(brief, lengthy, other), tokenizer);
    assertThat(result.counts().dropped()).containsExactly(0, 0);
    assertThat(result.data().groups()).isEqualTo(GROUPS);
    assertThat(result.data().train()).hasSize(3);
    assertThat(result.data().validation()).extracting(Example::group).containsExactly(0, 1);
    assertThat(result.data().test()).extracting(Example::group).containsExactly(1, 0);
    Continuations tokens = result.data().train().get(1).continuations();
    assertThat(tokens.prompt()[0]).isEqualTo(tokenizer.prompt("")[0]);
    assertThat(tokenizer.text(tokens.prompt())).isEqualTo(lengthy.text().prompt());
    assertThat(tokenizer.text(tokens.responses()[0])).isEqualTo("B");
    assertThat(tokenizer.text(tokens.responses()[1])).isEqualTo("A");
    assertThat(tokens.responses()).hasDimensions(2, 1);
  }

  @Test
  void responsesCanEndWithTokens() {
    int[] end = {1, 5};
    Continuations tokens =
        new PairTokens(512, TooLong.ERROR, end)
            .of(pairs(brief, other), tokenizer)
            .data()
            .train()
            .get(0)
            .continuations();
    int letter = tokenizer.continuation("B")[0];
    assertThat(tokens.responses()[0]).containsExactly(letter, 1, 5);
  }

  @Test
  void aPairThatIsTooLongIsAnErrorThatSaysWhich() {
    int length = length(lengthy);
    TextPairs pairs = pairs(brief, lengthy, other);
    assertThatThrownBy(() -> new PairTokens(length - 1, TooLong.ERROR, NONE).of(pairs, tokenizer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the prompt of row 7 for Japan must have, with its response, at most "
                + (length - 1)
                + " tokens, the smaller of max_length and what the model was made for, but has "
                + length
                + "; raise max_length if that is it, or leave such pairs out with too_long: drop,"
                + " or cut them with too_long: truncate");
    new PairTokens(length, TooLong.ERROR, NONE).of(pairs, tokenizer);
    assertThatThrownBy(() -> new PairTokens(1, TooLong.ERROR, NONE))
        .hasMessage("max_length must be at least 2, but was 1");
  }

  @Test
  void pairsThatAreTooLongCanBeLeftOutAndAreCounted() {
    PairTokens drop = new PairTokens(length(lengthy) - 1, TooLong.DROP, NONE);
    EncodedPairs result = drop.of(pairs(lengthy, brief, lengthy, other), tokenizer);
    assertThat(result.counts().dropped()).containsExactly(2, 0);
    assertThat(result.data().train()).hasSize(2);
    assertThatThrownBy(() -> drop.of(pairs(lengthy, other), tokenizer))
        .hasMessage(
            "group \"Japan\" has no training example; leave the group out or give it one (left out"
                + " as longer than "
                + (length(lengthy) - 1)
                + " tokens: Japan 1, "
                + GROUPS.get(1)
                + " 0)");
  }

  @Test
  void pairsThatAreTooLongCanBeCutAndAreCounted() {
    int length = length(lengthy);
    EncodedPairs result =
        new PairTokens(length - 1, TooLong.TRUNCATE, NONE)
            .of(pairs(lengthy, brief, other), tokenizer);
    assertThat(result.data().train()).hasSize(3);
    Continuations cut = result.data().train().get(0).continuations();
    int[] whole = tokenizer.prompt(lengthy.text().prompt());
    assertThat(cut.prompt()).hasSize(whole.length - 1).startsWith(tokenizer.before());
    assertThat(cut.prompt()[whole.length - 2]).isEqualTo(whole[whole.length - 1]);
    assertThat(result.counts().notes())
        .containsExactly("pairs cut to " + (length - 1) + " tokens: Japan 1, Egypt 0");
    assertThat(result.counts().provenance())
        .isEqualTo(Map.of("pairs_cut", Map.of("Japan", 1, "Egypt", 0)));
  }

  @Test
  void responsesThatDifferOnlyInWhatIsCutAreLeftOut() {
    String same = "Yes and no, that is ".repeat(20);
    PreferenceExample example = new PreferenceExample("Short?", same + "1", same + "2", "Japan");
    TextPair alike = new TextPair(0, "9", "row 9", example);
    EncodedPairs result =
        new PairTokens(30, TooLong.TRUNCATE, NONE).of(pairs(alike, brief, other), tokenizer);
    assertThat(result.data().train()).hasSize(2);
    assertThat(result.counts().notes())
        .containsExactly(
            "pairs left out as responses that are the same in the first 30 tokens: Japan 1,"
                + " Egypt 0");
  }
}
