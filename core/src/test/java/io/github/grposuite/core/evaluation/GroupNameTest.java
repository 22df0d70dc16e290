package io.github.grposuite.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Korea, South",
        "\"North\"",
        " Japan ",
        "North; South",
        "R&D_50%",
        "<b>x</b>",
        "a\\b#c$?",
        "日本",
        "\u202bمصر\u202c",
        "👩‍👩‍👧",
        "007",
        "Average",
        "all",
      })
  void anyTextOfOneLineIsAName(String name) {
    assertThat(GroupName.check(name)).isEqualTo(name);
  }

  @Test
  void longNames() {
    assertThat(GroupName.check("x".repeat(1000))).hasSize(1000);
    assertThatThrownBy(() -> GroupName.check("x".repeat(1001)))
        .hasMessageContaining("xx…\": it has more than 1000 characters; rename it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ja\\npan|Ja\\npan|U+000A (line feed (lf))",
        "Ja\\u000bpan|Ja\\u000bpan|U+000B (line tabulation)",
        "\\u001b[31m|\\u001b[31m|U+001B (escape)",
        "a\\u2028b|a\\u2028b|U+2028 (line separator)",
        "a\\ufffe|a\\ufffe|U+FFFE",
        "Yes \\ud83d|Yes \\ud83d|U+D83D, half of a pair of surrogates",
      })
  void whatNoTableCanShow(String escaped, String shown, String problem) {
    String name =
        Pattern.compile("\\\\u(....)")
            .matcher(escaped.replace("\\n", "\n"))
            .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
    assertThatThrownBy(() -> GroupName.check(name))
        .hasMessage(
            "a group cannot be called \"%s\": it has %s, which no table or figure can show; rename"
                + " it",
            shown, problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "average", "gap"})
  void theSuitesOwnWords(String name) {
    assertThatThrownBy(() -> GroupName.check(name))
        .hasMessageContaining("that is what the suite calls a summary over groups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void emptyNames(String name) {
    assertThatThrownBy(() -> GroupName.check(name)).hasMessageContaining("it is empty");
  }

  @Test
  void twoThatAreOrLookTheSame() {
    assertThatThrownBy(() -> GroupName.checkAll(List.of("Peru", "Peru")))
        .hasMessage("the group \"Peru\" stands there twice; name it once");
    assertThatThrownBy(() -> GroupName.checkAll(List.of("São", "Sa\u0303o")))
        .hasMessageStartingWith(
            "two groups look the same, \"São\" and \"Sa\u0303o\": of the second,")
        .hasMessageContaining("combining tilde");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ja\u200bpan",
        "Japan\u00a0",
        "\ufeffJapan",
        "Ja\u00adpan",
        "Japan\ufe0f",
        "Japan\u3164",
        "Ja\u034fpan",
        "\u200eJapan"
      })
  void namesThatNobodyCanTellApartAreRefused(String name) {
    assertThat(GroupName.check(name)).isEqualTo(name);
    assertThat(GroupName.same("Japan", name)).isTrue();
    assertThatThrownBy(() -> GroupName.checkAll(List.of("Japan", name)))
        .hasMessageContaining("two groups look the same");
  }

  @ParameterizedTest
  @CsvSource({"a b, a\u00a0b", "a b, a  b", "a b, a\u2009b"})
  void blanksOfAllKindsLookTheSame(String one, String other) {
    assertThat(GroupName.same(one, other)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst ", "\u00a0worst", "wor\u200bst", "gap\u00ad"})
  void whatLooksLikeASummaryIsRefused(String name) {
    assertThatThrownBy(() -> GroupName.check(name))
        .hasMessageContaining("that is what the suite calls a summary over groups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00a0\u3164", "\u2800", "\u061c"})
  void nothingThatCanBeSeenIsNoName(String name) {
    assertThatThrownBy(() -> GroupName.check(name))
        .hasMessageContaining("nothing of it can be seen");
  }
}
