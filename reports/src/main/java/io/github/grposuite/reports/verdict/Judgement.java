package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.table.Rounding;
import java.util.Optional;

/**
 * A row of a claim on one setting of an experiment, judged: a row of the table of verdicts.
 *
 * @param claim which
 * @param experiment such as {@code synthetic/uneven-imbalanced}
 * @param setting data settings and hyperparameters in words; may be empty
 * @param quantity what is measured in words, such as {@code worst-group validation loss}
 * @param wording what is said of which method
 * @param comparison whose effect stands here, {@code GR-DPO − DPO}: of several, that which is least
 *     as claimed; empty if there is none
 * @param claimed the effects that are claimed
 * @param recorded whether any run of the experiment records the metric
 * @param margin in the effect's unit; not negative; NaN if there is none
 * @param n seeds that are compared
 * @param effect mean over these of the comparison; NaN if n is 0 or a run diverged
 * @param low of the effect's 95 % BCa interval over seeds; NaN if there is none
 * @param high of the same; NaN if there is none
 * @param pValue of all comparisons of the row; NaN if there is none
 * @param adjusted the same after Holm's correction over the family
 * @param verdict what follows
 * @param sensitivity what would follow with other margins; none if there is no margin
 * @param expected what whoever made the claim declared; {@code check} fails on any other
 * @param sentence all of it in words
 */
public record Judgement(
    Claim claim,
    String experiment,
    String setting,
    String quantity,
    Wording wording,
    String comparison,
    Interval claimed,
    boolean recorded,
    double margin,
    int n,
    double effect,
    double low,
    double high,
    double pValue,
    double adjusted,
    Verdict verdict,
    Optional<Sensitivity> sensitivity,
    Optional<Verdict> expected,
    String sentence) {

  /** Verdicts at half and at twice the margin. */
  public record Sensitivity(Verdict half, Verdict twice) {}

  /** The effect and its interval, {@code -0.30 (-0.36 to -0.24)}; empty if there is none. */
  public String effectInWords() {
    if (Double.isNaN(effect)) {
      return "";
    }
    return Double.isNaN(low)
        ? Rounding.alike(Double.NaN, effect).get(0)
        : "%s (%s to %s)"
            .formatted(Rounding.alike((high - low) / Sentence.WIDTH, effect, low, high).toArray());
  }

  /** Whether the verdict is what was declared, or nothing was; never if no run has the metric. */
  public boolean asExpected() {
    return recorded && (expected.isEmpty() || expected.get() == verdict);
  }

  /** Which metric, split and group. */
  public SeriesKey key() {
    return claim.key();
  }
}
