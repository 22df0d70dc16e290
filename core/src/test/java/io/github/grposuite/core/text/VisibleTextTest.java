package io.github.grposuite.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
  @Test
  void whatHasNoShapeIsEscaped() {
    assertThat(VisibleText.of("a\n\t\r\u000b\u001b[31m\u2028\u202e\u200b\ud83d\ufffe"))
        .isEqualTo("a\\n\\t\\r\\u000b\\u001b[31m\\u2028\\u202e\\u200b\\ud83d\\ufffe");
  }

  @Test
  void lettersOfAnyScriptStay() {
    String text = "Türkiye 日本 مصر नेपाल 😀 <b>&\\\"";
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void whatLooksAlike() {
    assertThat(VisibleText.looksLike("São", "Sa\u0303o")).isTrue();
    assertThat(VisibleText.looksLike("Hong Kong", " Hong\u00a0 Kong\u200b")).isTrue();
    assertThat(VisibleText.looksLike("Japan", "Nippon")).isFalse();
  }

  @Test
  void theFirstDifferenceIsNamed() {
    assertThat(VisibleText.difference("São", "Sa\u0303o"))
        .contains(
            "yours has U+00E3 (latin small letter a with tilde) where that has U+0061 (latin small"
                + " letter a) and U+0303 (combining tilde), at character 2");
    assertThat(VisibleText.difference("Japan", "Japan "))
        .contains("yours ends where that has U+0020 (space), at character 6");
    assertThat(VisibleText.difference("gr-dp\u043e", "gr-dpo"))
        .contains(
            "yours has U+043E (cyrillic small letter o) where that has U+006F (latin small letter"
                + " o), at character 6");
  }

  @Test
  void aDifferenceThatShowsNeedsNoWords() {
    assertThat(VisibleText.difference("gr-dpi", "gr-dpo")).isEmpty();
    assertThat(VisibleText.difference("same", "same")).isEmpty();
  }
}
