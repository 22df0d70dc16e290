package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.inference.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
 * @param n seeds that are compared, in each block
 * @param units what is drawn anew in words: {@code 8 seeds}, {@code 5 blocks of 8 seeds}; empty if
 *     there is none
 * @param blocks the effect block by block; none where there are no blocks
 * @param effect mean over units of the comparison, median where failed seeds rank; NaN if n is 0 or
 *     a run diverged
 * @param low of the effect's 95 % interval; NaN if there is none
 * @param high of the same; NaN if there is none
 * @param raw p-values of all comparisons of the row
 * @param adjusted the same after Holm's correction over the family
 * @param ahead whether the effect is on the claimed side
 * @param family over which
 * @param verdict what follows
 * @param sensitivity what would follow with other margins; none if there is no margin
 * @param unitsNeeded how many units would decide a difference of the size found; empty if the row
 *     is decided, or they are more than a million, or something else is lacking
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
    String units,
    List<BlockEffect> blocks,
    double effect,
    double low,
    double high,
    PValues raw,
    PValues adjusted,
    boolean ahead,
    Family family,
    Verdict verdict,
    Optional<Sensitivity> sensitivity,
    OptionalInt unitsNeeded,
    Optional<Expectation> expected,
    String sentence) {

  public Judgement {
    blocks = List.copyOf(blocks);
  }

  /** Verdicts at half and at twice the margin. */
  public record Sensitivity(Verdict half, Verdict twice) {}

  /**
   * A p-value with what it is of: the claim, or what the verdict says instead.
   *
   * @param value after Holm's correction; NaN if there is none
   * @param of {@code the claim}, {@code the opposite} or {@code no more than that}
   */
  public record Shown(double value, String of) {
    /** Whether it is small where the claim is so. */
    public boolean ofClaim() {
      return of.equals(CLAIM);
    }
  }

  private static final String CLAIM = "the claim";

  /** Whether a seed of one data setting is what is drawn anew, or nothing is. */
  public boolean unitIsSeed() {
    return units.isEmpty() || units.equals(Unit.SEED.count(n));
  }

  /** The p-value that belongs to the verdict; to the side of the effect if that is undecided. */
  public Shown shownP() {
    return shown(verdict, ahead, adjusted);
  }

  static Shown shown(Verdict verdict, boolean ahead, PValues adjusted) {
    return switch (verdict) {
      case SUPPORTED -> new Shown(adjusted.claim(), CLAIM);
      case CONTRADICTED -> new Shown(adjusted.opposite(), "the opposite");
      case NOT_SUPPORTED -> new Shown(adjusted.noMore(), "no more than that");
      case UNDECIDED ->
          ahead
              ? new Shown(adjusted.claim(), CLAIM)
              : new Shown(adjusted.opposite(), "the opposite");
    };
  }

  /** The effect and its interval, {@code -0.30 (-0.36 to -0.24)}; empty if there is none. */
  public String effectInWords() {
    if (Double.isNaN(effect)) {
      return "";
    }
    return Double.isNaN(low)
        ? Sentence.numbers(effect, low, high).get(0)
        : "%s (%s to %s)".formatted(Sentence.numbers(effect, low, high).toArray());
  }

  /** Whether the verdict is what was declared, or nothing was; never if no run has the metric. */
  public boolean asExpected() {
    return recorded && (expected.isEmpty() || expected.get().isMetBy(verdict));
  }

  /** Which metric, split and group. */
  public SeriesKey key() {
    return claim.key();
  }
}
