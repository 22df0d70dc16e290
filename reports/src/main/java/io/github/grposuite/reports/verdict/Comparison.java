package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;

/**
 * A published or expected number beside ours.
 *
 * @param experiment such as {@code synthetic/uneven-imbalanced}
 * @param setting data settings and hyperparameters in words; may be empty
 * @param key the metric, its split, and which summary over the groups or which group
 * @param quantity the same in words
 * @param method whose value it is, by its name in records
 * @param expected the number
 * @param tolerance how far ours may be from it, in the metric's unit
 * @param source where the number comes from; may be empty
 * @param n seeds that ours is a mean over; 0 if there is none
 * @param found our mean; NaN if n is 0, or a run diverged
 * @param standardError of our mean; NaN if n is less than 2
 * @param outcome what follows
 * @param sentence all of it in words
 */
public record Comparison(
    String experiment,
    String setting,
    SeriesKey key,
    String quantity,
    String method,
    double expected,
    double tolerance,
    String source,
    int n,
    double found,
    double standardError,
    Agreement outcome,
    String sentence) {

  /** Whether our number is the expected one. */
  public enum Agreement {
    WITHIN("within tolerance"),
    OUTSIDE("outside tolerance"),
    MISSING("no value of ours");

    private final String words;

    Agreement(String words) {
      this.words = words;
    }

    /** For people and files. */
    public String words() {
      return words;
    }
  }
}
