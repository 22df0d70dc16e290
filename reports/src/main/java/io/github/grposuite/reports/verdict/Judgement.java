package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.table.Rounding;
import java.util.Optional;

/**
 * A claim on one setting of an experiment, judged: a row of the table of verdicts. Methods stand by
 * their names in records.
 *
 * @param claim the claim's name
 * @param experiment such as {@code synthetic/uneven-imbalanced}
 * @param setting data settings and hyperparameters in words; may be empty
 * @param key the metric, its split, and which summary over the groups or which group
 * @param quantity the same in words, such as {@code worst-group validation loss}
 * @param method of which something is claimed
 * @param baseline what it is compared with
 * @param recorded whether any run of the experiment records the metric
 * @param lower whether the method's value is claimed to be lower than the baseline's
 * @param margin by how much more than 0 the claim says, in the metric's unit; not negative
 * @param n seeds that both have
 * @param effect mean over these of method − baseline; NaN if n is 0 or a run diverged
 * @param low of the effect's 95 % BCa interval over seeds; NaN if there is none
 * @param high of the same; NaN if there is none
 * @param pValue two-sided, of the sign-flip test of the effect against the margin; NaN if there is
 *     none
 * @param adjusted the same after Holm's correction over all judged claims of the experiment
 * @param verdict what follows
 * @param expected what whoever made the claim declared; {@code check} fails on any other
 * @param sentence all of it in words
 */
public record Judgement(
    String claim,
    String experiment,
    String setting,
    SeriesKey key,
    String quantity,
    String method,
    String baseline,
    boolean recorded,
    boolean lower,
    double margin,
    int n,
    double effect,
    double low,
    double high,
    double pValue,
    double adjusted,
    Verdict verdict,
    Optional<Verdict> expected,
    String sentence) {

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
}
