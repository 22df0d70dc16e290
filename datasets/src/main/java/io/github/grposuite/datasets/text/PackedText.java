package io.github.grposuite.datasets.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text's bytes in UTF-8, four in a number, the first lowest; zeros fill the last number. */
final class PackedText {
  private final int[] fours;
  private final int length;

  private PackedText(int[] fours, int length) {
    this.fours = fours;
    this.length = length;
  }

  static PackedText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] fours = new int[(bytes.length + 3) / 4];
    for (int i = 0; i < bytes.length; i++) {
      fours[i / 4] |= (bytes[i] & 0xff) << 8 * (i % 4);
    }
    return new PackedText(fours, bytes.length);
  }

  /** Bytes {@code 4 * i} to {@code 4 * i + 3}. */
  int four(int i) {
    return fours[i];
  }

  /** Number of bytes. */
  int length() {
    return length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedText text
        && length == text.length
        && Arrays.equals(fours, text.fours);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(fours) + length;
  }
}
