package io.github.grposuite.reports.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is drawn anew, and whose sign is flipped, where a claim is tested: the unit of inference.
 */
public enum Unit {
  /** A seed: the claim is about runs on the same data; over several blocks a seed is averaged. */
  SEED,
  /**
   * A block, such as a split of the data: the claim is about splits of which these are a sample.
   */
  BLOCK,
  /** A held-out question: the claim is about questions of which these are a sample. */
  QUESTION;

  /** The name in files of claims. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Unit::key).toList();
  }

  /** The unit of that name. */
  public static Unit of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** {@code 1 seed}, {@code 8 seeds}. */
  String count(int n) {
    return n + " " + key() + (n == 1 ? "" : "s");
  }
}
