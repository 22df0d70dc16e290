package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.verdict.Runs.NEAR_ONE;
import static io.github.grposuite.reports.verdict.Runs.WORST;
import static io.github.grposuite.reports.verdict.Runs.claim;
import static io.github.grposuite.reports.verdict.Runs.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from an interval, a margin and a p-value. */
class JudgeTest {
  private static final Claim LOWER = claim(Margin.NONE, Where.ANYWHERE);

  @Test
  void aLowerLossSupports() {
    Judgement row = one(new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE)), LOWER);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.effect()).isCloseTo(-1, within(1e-12));
    assertThat(row.low()).isBetween(-1.15, -1.05);
    assertThat(row.high()).isBetween(-0.95, -0.85);
    assertThat(row.raw().claim()).isEqualTo(1.0 / 256);
    assertThat(row.setting()).isEqualTo("features: same");
    assertThat(row.sentence())
        .matches(
            "GR-DPO's worst-group validation loss is lower than DPO's by 1[.]000 \\(95 % interval"
                + " 0[.]9\\d+ to 1[.]0\\d+, 8 seeds, p = 0[.]0039 after Holm over 1 row\\):"
                + " supported[.]");
  }

  @Test
  void aHigherLossContradicts() {
    Judgement row = one(new Runs(8).against("gr-dpo", "dpo", NEAR_ONE), LOWER);
    assertThat(row.verdict()).isEqualTo(Verdict.CONTRADICTED);
    assertThat(row.sentence())
        .contains("is higher than DPO's by 1.000 (")
        .endsWith("), where lower is claimed: contradicted.");
  }

  @Test
  void theDirectionIsTheClaims() {
    Claim higher =
        claim("h", WORST, false, Map.of("gr-dpo", List.of("dpo")), Where.ANYWHERE, Margin.NONE);
    assertThat(one(new Runs(8).against("gr-dpo", "dpo", NEAR_ONE), higher).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(one(new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE)), higher).verdict())
        .isEqualTo(Verdict.CONTRADICTED);
  }

  @Test
  void anIntervalOnBothSidesDecidesNothing() {
    double[] mixed = {1, -1.1, 0.9, -0.8, 1.2, -1, 0.7, -1.3};
    Judgement row = one(new Runs(8).against("gr-dpo", "dpo", mixed), LOWER);
    assertThat(row.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(row.sentence())
        .contains(
            ": undecided, for the interval includes 0; a difference of that size takes about ");
  }

  @Test
  void equalValuesSupportNothing() {
    Judgement three = one(new Runs(3).against("gr-dpo", "dpo", 0, 0, 0), LOWER);
    assertThat(three.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(three.raw().noMore()).isEqualTo(1.0 / 8);
    Runs runs = new Runs(5).against("gr-dpo", "dpo", 0, 0, 0, 0, 0);
    Judgement row = one(runs, LOWER);
    assertThat(row.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(row.low()).isZero();
    assertThat(row.high()).isZero();
    assertThat(row.sentence())
        .isEqualTo(
            "GR-DPO's worst-group validation loss equals DPO's with every seed (5 seeds): not"
                + " supported.");
  }

  @Test
  void aDifferenceByRoundingIsNone() {
    double[] rounding = new double[8];
    Arrays.fill(rounding, -1e-15);
    Judgement row = one(new Runs(8).against("gr-dpo", "dpo", rounding), LOWER);
    assertThat(row.effect()).isZero();
    assertThat(row.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(row.sentence()).contains("equals DPO's with every seed (8 seeds)");
    double[] tenths = new double[8];
    Arrays.fill(tenths, -0.3);
    assertThat(
            one(
                    new Runs(8).against("gr-dpo", "dpo", tenths),
                    claim(new Margin(0.3, false), Where.ANYWHERE))
                .verdict())
        .isEqualTo(Verdict.NOT_SUPPORTED);
  }

  @Test
  void theMarginIsToBeExceeded() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    assertThat(one(runs, claim(new Margin(0.5, false), Where.ANYWHERE)).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    Judgement exceeds = one(runs, claim(new Margin(2, false), Where.ANYWHERE));
    assertThat(exceeds.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(exceeds.sentence()).contains("; claimed is more than 2): not supported.");
    Judgement open = one(runs, claim(new Margin(1, false), Where.ANYWHERE));
    assertThat(open.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(open.sentence()).endsWith("undecided, for the interval includes the margin.");
    Runs worse = new Runs(8).against("gr-dpo", "dpo", NEAR_ONE);
    assertThat(one(worse, claim(new Margin(0.5, false), Where.ANYWHERE)).verdict())
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(one(worse, claim(new Margin(2, false), Where.ANYWHERE)).verdict())
        .isEqualTo(Verdict.NOT_SUPPORTED);
  }

  @Test
  void aMarginThatIsMetExactlyIsNotExceeded() {
    double[] exactly = new double[8];
    Arrays.fill(exactly, -1);
    Runs runs = new Runs(8).against("gr-dpo", "dpo", exactly);
    Judgement row = one(runs, claim(new Margin(1, false), Where.ANYWHERE));
    assertThat(row.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(row.raw().claim()).isEqualTo(1);
    assertThat(one(runs, LOWER).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aMarginInPercentIsOfTheBaselinesMean() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    Judgement row = one(runs, claim(new Margin(0.1, true), Where.ANYWHERE));
    assertThat(row.margin()).isCloseTo(0.3, within(1e-12));
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void fourSeedsDecideNothing() {
    double[] four = {-1, -1.1, -0.9, -1.2};
    Judgement row = one(new Runs(4).against("gr-dpo", "dpo", four), LOWER);
    assertThat(row.high()).isNegative();
    assertThat(row.raw().claim()).isEqualTo(1.0 / 16);
    assertThat(row.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(row.sentence())
        .endsWith("undecided, for 4 seeds cannot bring p below 1/16, and a row needs 5 seeds.");
    double[] five = {-1, -1.1, -0.9, -1.2, -0.8};
    assertThat(one(new Runs(5).against("gr-dpo", "dpo", five), LOWER).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    double[] touching = {0.1, 0, 0, 0, 0};
    assertThat(one(new Runs(5).against("gr-dpo", "dpo", touching), LOWER).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aFamilyNeedsMoreThanAClaim() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    Claim[] thirteen = new Claim[13];
    Arrays.setAll(
        thirteen,
        i ->
            claim(
                "c" + i,
                WORST,
                true,
                Map.of("gr-dpo", List.of("dpo")),
                Where.ANYWHERE,
                Margin.NONE));
    List<Judgement> rows = runs.judge(thirteen);
    assertThat(rows).hasSize(13).allMatch(row -> row.adjusted().claim() == 13 / 256.0);
    assertThat(rows).allMatch(row -> row.verdict() == Verdict.UNDECIDED);
    assertThat(rows.get(0).sentence())
        .contains("p = 0.051 after Holm over 13 rows")
        .endsWith(
            "undecided, for 8 seeds cannot bring p below 1/256, and 13 rows of one file need 9"
                + " seeds.");
    assertThat(runs.judge(Arrays.copyOf(thirteen, 12)))
        .allMatch(row -> row.verdict() == Verdict.SUPPORTED);
  }

  private static Judgement one(Runs runs, Claim claim) {
    List<Judgement> rows = runs.judge(claim);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
