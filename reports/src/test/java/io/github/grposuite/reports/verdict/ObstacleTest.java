package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.verdict.Runs.NEAR_ONE;
import static io.github.grposuite.reports.verdict.Runs.WORST;
import static io.github.grposuite.reports.verdict.Runs.claim;
import static io.github.grposuite.reports.verdict.Runs.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Lost;
import io.github.grposuite.reports.stats.Results;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims that runs cannot answer, and what is said of the runs that do. */
class ObstacleTest {
  private static final Claim LOWER = claim(Margin.NONE, Where.ANYWHERE);

  @Test
  void oneSeed() {
    Judgement row = undecided(new Runs(1).against("gr-dpo", "dpo", -1), LOWER);
    assertThat(row.effect()).isEqualTo(-1);
    assertThat(row.raw().claim()).isNaN();
    assertThat(row.sentence())
        .endsWith("by 1.000 (1 seed): undecided, for one seed has no interval.");
  }

  @Test
  void noCommonSeed() {
    Runs runs = new Runs(4).with("gr-dpo", 1, 2).with("dpo", "same", "", 3, 1, 2);
    assertThat(undecided(runs, LOWER).sentence())
        .isEqualTo(
            "GR-DPO's worst-group validation loss against DPO's: undecided, for GR-DPO and DPO have"
                + " no seed in common.");
  }

  /** Those that are there may be those on which the method does well. */
  @Test
  void lostSeedsDecideNothing() {
    double[] nine = {9, 1.9, 2.1, 1.95, 2.05, 1.8, 2.2, 1.85, 2.15};
    double[] eight = {3, 3, 3, 3, 3, 3, 3, 3};
    Runs runs =
        new Runs(10)
            .losing(new Lost(10, "failed (the loss is NaN at step 12)", true))
            .with("gr-dpo", nine)
            .losing(new Lost(1, "not run", false), new Lost(10, "not run", false))
            .with("dpo", "same", "", 2, eight);
    Judgement row = undecided(runs, LOWER);
    assertThat(row.n()).isEqualTo(8);
    assertThat(row.effect()).isCloseTo(-1, within(1e-12));
    assertThat(row.sentence())
        .contains(", 8 of 10 seeds, p = ")
        .endsWith(
            ": undecided, for GR-DPO lacks seed 10, failed (the loss is NaN at step 12); DPO lacks"
                + " seeds 1, 10, not run.");
  }

  @Test
  void lostSeedsInWords() {
    List<Lost> lost =
        List.of(
            new Lost(1, "not run", false),
            new Lost(2, "a", false),
            new Lost(3, "not run", false),
            new Lost(4, "not run", false),
            new Lost(5, "not run", false),
            new Lost(6, "b", false),
            new Lost(7, "c", false),
            new Lost(8, "c", false));
    assertThat(Lost.words(lost))
        .isEqualTo("seeds 1, 3 to 5, not run, and seed 2, a, and seed 6, b, and 2 more");
    assertThat(Lost.words(List.of())).isEmpty();
  }

  @Test
  void divergedRuns() {
    Runs runs = new Runs(3).with("gr-dpo", 1, 2, 3).with("dpo", 1, Double.NaN, 2);
    Judgement row = undecided(runs, LOWER);
    assertThat(row.n()).isEqualTo(3);
    assertThat(row.effect()).isNaN();
    assertThat(row.recorded()).isTrue();
    assertThat(row.sentence()).endsWith("for 1 of 3 runs of DPO diverged or do not record it.");
  }

  @Test
  void unknownMethod() {
    assertThat(undecided(new Runs(2).with("gr-dpo", 1, 2), LOWER).sentence())
        .endsWith("for the experiment has no method dpo.");
  }

  @Test
  void methodWithoutRuns() {
    Runs runs = new Runs(2).with("gr-dpo", 1, 2).with("dpo");
    assertThat(undecided(runs, LOWER).sentence()).endsWith("no run of DPO is done and readable.");
  }

  @Test
  void metricThatNoRunRecords() {
    SeriesKey kl = new SeriesKey(Metric.KL, "test", SeriesKey.WORST);
    Claim claim =
        claim("kl", kl, true, Map.of("gr-dpo", List.of("dpo")), Where.ANYWHERE, Margin.NONE);
    Judgement row = undecided(new Runs(2).against("gr-dpo", "dpo", 1, 2), claim);
    assertThat(row.recorded()).isFalse();
    assertThat(row.asExpected()).isFalse();
    assertThat(row.sentence())
        .endsWith("for no run records the metric kl (split test, group worst).");
  }

  @Test
  void metricThatOneMethodLacks() {
    SeriesKey kl = new SeriesKey(Metric.KL, "test", SeriesKey.WORST);
    Runs runs = new Runs(1).with("gr-dpo", 1).with("dpo", "same", "", 1, new Integer[] {1}, kl, 1);
    assertThat(undecided(runs, LOWER).sentence()).endsWith("for no run of DPO records it.");
  }

  @Test
  void severalSettings() {
    double[] low = {1.9, 2.1, 1.95, 2.05, 1.8, 2.2, 1.85, 2.15};
    Runs runs =
        new Runs(8)
            .with("gr-dpo", "same", "0", 1, NEAR_ONE)
            .with("gr-dpo", "same", "0.5", 1, low)
            .with("dpo", "same", "", 1, 3, 3, 3, 3, 3, 3, 3, 3);
    assertThat(undecided(runs, LOWER).sentence())
        .contains("GR-DPO has 2 settings here, and neither the claim nor a selection rule says");

    Judgement row = runs.judge(claim(Margin.NONE, where("methods.*.chi", "0.50"))).get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.effect()).isCloseTo(-1, within(1e-12));
    assertThat(row.setting()).isEqualTo("features: same, χ: 0.5");

    Results selected = runs.results(Selection.WORST_VALIDATION_LOSS);
    Judgement chosen = Runs.judge(selected, LOWER).get(0);
    assertThat(chosen.effect()).isCloseTo(-2, within(1e-12));
    assertThat(chosen.sentence())
        .contains(
            "; for GR-DPO χ = 0 was selected; checkpoints were chosen by the same validation loss");

    assertThat(undecided(runs, claim(Margin.NONE, where("methods.*.chi", "1"))).sentence())
        .contains("GR-DPO has no run with the settings of the claim");
  }

  @Test
  void aLimitByWhatDoesNotVary() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    assertThat(undecided(runs, claim(Margin.NONE, where("data.pairs", "even"))).sentence())
        .endsWith(
            "for data.pairs does not vary in this experiment; what does is data.features,"
                + " methods.*.chi.");
  }

  @Test
  void otherDataAndOtherExperimentsHaveNoRow() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    assertThat(runs.judge(claim(Margin.NONE, where("data.features", "swapped")))).isEmpty();
    ClaimRows other = ClaimRows.of("synthetic/other", runs.results(), List.of(LOWER));
    assertThat(Judge.judge(List.of(other), false)).isEmpty();
  }

  @Test
  void differentEndsAreSaid() {
    Integer[] ends = {100, 100, 100, 60, 100, 100, 100, 100};
    Runs runs =
        new Runs(8)
            .with("gr-dpo", "same", "", 1, ends, WORST, NEAR_ONE)
            .with("dpo", 3, 3, 3, 3, 3, 3, 3, 3);
    assertThat(runs.judge(LOWER).get(0).sentence())
        .contains(
            "after Holm over 1 row; runs of GR-DPO ended at checkpoints 60 to 100): supported.");
  }

  private static Where where(String path, String value) {
    return new Where(Map.of(path, List.of(value)));
  }

  private static Judgement undecided(Runs runs, Claim claim) {
    List<Judgement> rows = runs.judge(claim);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    return rows.get(0);
  }
}
