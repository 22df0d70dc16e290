package io.github.grposuite.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

/** The hash of texts in parts is the one that Commons Codec computes of the whole. */
class TextHashTest {
  private static final String TEXT = "naïve – 日本語, 𝔘 and \0 too";

  private static int expected(int seed, String... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
    }
    return MurmurHash3.hash32x86(bytes.toByteArray(), 0, bytes.size(), seed);
  }

  @Test
  void ofNothing() {
    assertThat(TextHash.of(7).end()).isEqualTo(expected(7, ""));
    assertThat(TextHash.of(7).then(PackedText.of("")).end()).isEqualTo(expected(7, ""));
  }

  @Test
  void partsOfEveryLengthAfterOneAnother() {
    for (int first = 0; first <= TEXT.length(); first++) {
      for (int second = first; second <= TEXT.length(); second++) {
        String a = TEXT.substring(0, first);
        String b = TEXT.substring(first, second);
        String c = TEXT.substring(second);
        TextHash hash =
            TextHash.of(2024).then(PackedText.of(a)).then(PackedText.of(b)).then(PackedText.of(c));
        assertThat(hash.end()).as("%s|%s|%s", a, b, c).isEqualTo(expected(2024, a, b, c));
      }
    }
  }

  @Test
  void textsOfDifferentLengthAreNotEqual() {
    assertThat(PackedText.of("a\0")).isNotEqualTo(PackedText.of("a"));
    assertThat(PackedText.of("ab").equals(PackedText.of("ab"))).isTrue();
    assertThat(PackedText.of("ab")).hasSameHashCodeAs(PackedText.of("ab"));
  }
}
