package io.github.grposuite.reports.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What runs say of a claim. With d the difference in the claimed direction, [lo, hi] its interval
 * and m ≥ 0 the margin; the first and the third also need p ≤ 0.05 after Holm's correction.
 */
public enum Verdict {
  /** lo > m: the whole interval is beyond the margin, on the claimed side. */
  SUPPORTED("supported", "✓"),
  /**
   * hi ≤ m: an effect beyond the margin on the claimed side is excluded, and one on the other is
   * not shown.
   */
  NOT_SUPPORTED("not supported", "○"),
  /** hi < −m: the whole interval is beyond the margin, on the other side. */
  CONTRADICTED("contradicted", "✗"),
  /** The interval leaves both open, or there is none. */
  UNDECIDED("undecided", "?");

  private final String words;

  private final String sign;

  Verdict(String words, String sign) {
    this.words = words;
    this.sign = sign;
  }

  /** One character, where there is room for no more. */
  public String sign() {
    return sign;
  }

  /** For people and files. */
  public String words() {
    return words;
  }

  /** All words. */
  public static List<String> allWords() {
    return Arrays.stream(values()).map(Verdict::words).toList();
  }

  /** The verdict of these words. */
  public static Optional<Verdict> of(String words) {
    return Arrays.stream(values()).filter(verdict -> verdict.words.equals(words)).findFirst();
  }
}
