package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.verdict.Runs.WORST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Judgement.Sensitivity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Claims of each kind on samples whose verdict is known. */
class KindsTest {
  private static final SeriesKey AVERAGE =
      new SeriesKey(Metric.LOSS, "validation", SeriesKey.AVERAGE);
  private static final String CHI = "methods.*.chi";
  private static final Map<String, List<String>> GR_DPO = Map.of("gr-dpo", List.of("dpo"));

  /** Eight seeds around 3, and a method near them: the mean difference is 0.0025. */
  private static final double[] BASE = {3.0, 3.01, 2.97, 3.03, 3.04, 2.99, 3.0, 3.02};

  private static final double[] NEAR = {2.98, 3.05, 2.91, 3.10, 3.02, 2.95, 3.08, 2.99};

  private static Judgement one(Runs runs, Hypothesis hypothesis, Margin margin) {
    return one(runs, WORST, hypothesis, margin);
  }

  private static Judgement one(Runs runs, SeriesKey key, Hypothesis hypothesis, Margin margin) {
    List<Judgement> rows = runs.judge(Runs.claim("c", key, hypothesis, Where.ANYWHERE, margin));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static double[] plus(double[] values, double more) {
    return Arrays.stream(values).map(v -> v + more).toArray();
  }

  /** SciPy 1.17.1, permutation_test (exact, greater) of d + m and m − d: 0.00390625 each. */
  @Test
  void equalWithinFivePercent() {
    Runs runs = new Runs(8).with("gr-dpo", NEAR).with("dpo", BASE);
    Judgement row = one(runs, new Equivalence(GR_DPO), new Margin(0.05, true));
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.effect()).isCloseTo(0.0025, within(1e-12));
    assertThat(row.margin()).isCloseTo(0.15037500000000004, within(1e-12));
    assertThat(row.raw().claim()).isEqualTo(1 / 256.0);
    assertThat(row.sensitivity()).contains(new Sensitivity(Verdict.SUPPORTED, Verdict.SUPPORTED));
    assertThat(row.claimed().low()).isEqualTo(-row.margin());
    assertThat(row.sentence())
        .startsWith(
            "Claimed of GR-DPO's worst-group validation loss: equal to DPO within 0.1504; GR-DPO −"
                + " DPO is 0.0")
        .endsWith(": supported.");
  }

  /**
   * SciPy, likewise: 0.09375 of d + 0.03, 0.1015625 of 0.03 − d; statsmodels 0.15.0, ttost_paired:
   * p = 0.093.
   */
  @Test
  void equalWithinLessIsUndecided() {
    Runs runs = new Runs(8).with("gr-dpo", NEAR).with("dpo", BASE);
    Judgement row = one(runs, new Equivalence(GR_DPO), new Margin(0.03, false));
    assertThat(row.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(row.raw().claim()).isEqualTo(0.1015625);
    assertThat(row.sensitivity().orElseThrow().twice()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void differentIsNotEqual() {
    Runs runs = new Runs(8).with("gr-dpo", plus(BASE, 1)).with("dpo", BASE);
    Judgement row = one(runs, new Equivalence(GR_DPO), new Margin(0.05, true));
    assertThat(row.verdict()).isEqualTo(Verdict.CONTRADICTED);
    assertThat(row.raw().opposite()).isEqualTo(2 * 1.0 / 256);
    assertThat(row.wording().glance()).isEqualTo("GR-DPO ≈ DPO");
  }

  @Test
  void theLowestIsBelowEachOther() {
    Runs runs =
        new Runs(8).with("dpo", plus(NEAR, 1)).with("ipo", plus(BASE, 2)).with("gr-dpo", BASE);
    Judgement row = one(runs, new Extreme(true, List.of("gr-dpo"), List.of()), Margin.NONE);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.comparison()).isEqualTo("GR-DPO − DPO");
    assertThat(row.sentence())
        .contains(
            "the lowest of all 3 methods; GR-DPO − DPO, the least as claimed of 2 differences");
    Hypothesis highest = new Extreme(false, List.of("ipo"), List.of("dpo"));
    assertThat(one(runs, highest, Margin.NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
    Runs equal = new Runs(8).with("dpo", NEAR).with("ipo", plus(BASE, 2)).with("gr-dpo", BASE);
    assertThat(one(equal, new Extreme(true, List.of("gr-dpo"), List.of()), Margin.NONE).verdict())
        .isEqualTo(Verdict.UNDECIDED);
    Judgement worse = one(equal, new Extreme(true, List.of("ipo"), List.of()), Margin.NONE);
    assertThat(worse.verdict()).isEqualTo(Verdict.CONTRADICTED);
    assertThat(worse.raw().opposite()).isEqualTo(2 * 1.0 / 256);
  }

  @Test
  void eachStepOfAMonotoneOneGoesTheClaimedWay() {
    Runs falls = chi(0, -1, -2);
    Hypothesis decreasing = new Monotone(true, List.of("gr-ipo"), CHI);
    Hypothesis increasing = new Monotone(false, List.of("gr-ipo"), CHI);
    assertThat(one(falls, decreasing, Margin.NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(one(falls, increasing, Margin.NONE).verdict()).isEqualTo(Verdict.CONTRADICTED);
    Judgement flat = one(chi(0, -1, -1), decreasing, Margin.NONE);
    assertThat(flat.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(flat.comparison()).isEqualTo("χ 1 − 0.5");
    assertThat(one(chi(0, -1, -1), decreasing, new Margin(0.5, false)).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(one(chi(0, -2, -1), decreasing, Margin.NONE).verdict())
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(one(chi(0, 0, 0), decreasing, new Margin(0.5, false)).verdict())
        .isEqualTo(Verdict.NOT_SUPPORTED);
    Runs alone = new Runs(8).with("gr-ipo", "0", Map.of(WORST, BASE));
    assertThat(one(alone, decreasing, Margin.NONE).sentence())
        .endsWith(
            "undecided, for GR-IPO has 1 different numbers of methods.*.chi here, and 2 are"
                + " needed.");
  }

  /** χ 1 stands before 0.5 in the cells, and is still the last. */
  private static Runs chi(double zero, double half, double one) {
    return new Runs(8)
        .with("gr-ipo", "0", Map.of(WORST, plus(BASE, zero)))
        .with("gr-ipo", "1", Map.of(WORST, plus(BASE, one)))
        .with("gr-ipo", "0.5", Map.of(WORST, plus(BASE, half)));
  }

  @Test
  void advantagesOfTwoExperimentsArePairedBySeed() {
    Claim claim =
        Runs.claim(
            "gap",
            WORST,
            new Advantage(true, true, Map.of("gr-dpo", List.of("is-dpo")), "paper/two"),
            Where.ANYWHERE,
            Margin.NONE);
    Runs here = new Runs(8).with("is-dpo", plus(NEAR, 0.1)).with("gr-dpo", BASE);
    Runs there = new Runs(8).with("is-dpo", plus(NEAR, 0.9)).with("gr-dpo", BASE);
    assertThat(here.judge(claim)).isEmpty();
    List<Judgement> rows = crossing(here, there, claim);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(rows.get(0).effect()).isCloseTo(-0.8, within(1e-12));
    assertThat(crossing(there, here, claim).get(0).verdict()).isEqualTo(Verdict.CONTRADICTED);
  }

  private static List<Judgement> crossing(Runs here, Runs there, Claim claim) {
    return Judge.judge(
        List.of(
            ClaimRows.of(Runs.EXPERIMENT, here.results(), List.of(claim)),
            ClaimRows.of("paper/two", there.results(), List.of(claim))),
        true);
  }

  @Test
  void anExperimentThatIsNotThereIsNamed() {
    Claim claim =
        new Claim(
            "gap",
            "Text",
            "",
            "",
            OptionalInt.of(4),
            List.of(Runs.EXPERIMENT),
            WORST,
            new Advantage(true, true, GR_DPO, "paper/two"),
            Where.ANYWHERE,
            Margin.NONE,
            Design.SEEDS,
            Optional.of(Expectation.of(Verdict.SUPPORTED)),
            List.of());
    Runs here = new Runs(8).with("dpo", NEAR).with("gr-dpo", BASE);
    Judgement row =
        Judge.judge(List.of(ClaimRows.of(Runs.EXPERIMENT, here.results(), List.of(claim))), true)
            .get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(row.asExpected()).isTrue();
    assertThat(row.sentence())
        .endsWith(
            "undecided, for there is no finished run of paper/two beside it; run it (./grpo run"
                + " paper/two) into the same directory and judge that.");
  }

  /** Sixteen seeds of which eight choose checkpoint 1, and eight are compared there. */
  @Test
  void overfittingIsJudgedBySeedsThatDidNotChoose() {
    double[][] rises = new double[16][];
    double[][] falls = new double[16][];
    for (int i = 0; i < 16; i++) {
      double own = 0.01 * i;
      rises[i] = new double[] {5 + own, 3 - own / 2, 4 + own * own};
      falls[i] = new double[] {5 + own, 4 - own / 2, 3 + own * own};
    }
    Hypothesis overfits = new Overfitting(true, List.of("dpo"));
    Judgement row = one(new Runs(16).overSteps("dpo", Map.of(WORST, rises)), overfits, Margin.NONE);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.n()).isEqualTo(8);
    assertThat(row.comparison()).isEqualTo("DPO at the end − at checkpoint 1");
    assertThat(row.sentence()).contains("8 other seeds chose the checkpoint");
    assertThat(
            one(new Runs(16).overSteps("dpo", Map.of(WORST, falls)), overfits, Margin.NONE)
                .verdict())
        .isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(one(new Runs(8).with("dpo", BASE), overfits, Margin.NONE).sentence())
        .endsWith("undecided, for checkpoints of DPO were not kept.");
  }

  @Test
  void groupsAreOrderedAtACheckpoint() {
    Map<SeriesKey, double[][]> curves = new LinkedHashMap<>();
    curves.put(accuracy("1"), rows(0.9, 0.5));
    curves.put(accuracy("2"), rows(0.5, 0.9));
    curves.put(accuracy("3"), rows(0.8, 0.6));
    Runs runs = new Runs(8).overSteps("ipo", curves);
    Hypothesis start = new GroupOrder(true, List.of("ipo"), List.of("2"), true);
    Hypothesis end = new GroupOrder(true, List.of("ipo"), List.of("2"), false);
    Judgement row = one(runs, accuracy(""), start, Margin.NONE);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.comparison()).isEqualTo("2 − 3");
    assertThat(one(runs, accuracy(""), end, Margin.NONE).verdict()).isEqualTo(Verdict.CONTRADICTED);
  }

  @Test
  void weightsMoveFromStartToEnd() {
    Map<SeriesKey, double[][]> curves = new LinkedHashMap<>();
    curves.put(accuracy("1"), rows(0.9, 0.5));
    curves.put(accuracy("2"), rows(0.5, 0.9));
    Runs runs = new Runs(8).overSteps("ipo", curves);
    Hypothesis right = new Change(List.of("ipo"), List.of("2"), List.of("1"));
    assertThat(one(runs, accuracy(""), right, Margin.NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
    Hypothesis wrong = new Change(List.of("ipo"), List.of("1", "2"), List.of());
    Judgement row = one(runs, accuracy(""), wrong, Margin.NONE);
    assertThat(row.verdict()).isEqualTo(Verdict.CONTRADICTED);
    assertThat(row.comparison()).isEqualTo("1 at the end − at the start");
    Hypothesis absent = new Change(List.of("ipo"), List.of("9"), List.of());
    assertThat(one(runs, accuracy(""), absent, Margin.NONE).recorded()).isFalse();
  }

  private static SeriesKey accuracy(String group) {
    return new SeriesKey(Metric.ACCURACY, "test", group);
  }

  private static double[][] rows(double start, double end) {
    double[][] rows = new double[8][];
    for (int i = 0; i < 8; i++) {
      rows[i] = new double[] {start + 0.001 * i, end - 0.002 * i};
    }
    return rows;
  }

  @Test
  void aBoundHoldsInEverySetting() {
    Runs runs =
        new Runs(8)
            .with("gr-ipo", "0", Map.of(WORST, BASE, AVERAGE, BASE))
            .with("gr-ipo", "1", Map.of(WORST, NEAR, AVERAGE, BASE));
    Hypothesis four = new Bound(true, List.of("gr-ipo"), Optional.empty(), 4);
    Judgement row = one(runs, four, Margin.NONE);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.wording().predicate()).isEqualTo("at most 4 in each of 2 settings");
    Hypothesis two = new Bound(true, List.of("gr-ipo"), Optional.empty(), 2);
    assertThat(one(runs, two, Margin.NONE).verdict()).isEqualTo(Verdict.CONTRADICTED);
    assertThat(one(runs, two, new Margin(2, false)).verdict()).isEqualTo(Verdict.SUPPORTED);
    Hypothesis least = new Bound(false, List.of("gr-ipo"), Optional.empty(), 2);
    assertThat(one(runs, least, Margin.NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
    Runs reached =
        new Runs(8).with("gr-ipo", "0", Map.of(WORST, new double[] {3, 3, 3, 3, 3, 3, 3, 3}));
    Hypothesis three = new Bound(true, List.of("gr-ipo"), Optional.empty(), 3);
    assertThat(one(reached, three, Margin.NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  /** Another measurement of the same runs is the bound. */
  @Test
  void aMetricBounds() {
    SeriesKey margin = new SeriesKey(Metric.REWARD_MARGIN, "validation", SeriesKey.WORST);
    Runs runs = new Runs(8).with("gr-ipo", "0", Map.of(WORST, BASE, margin, plus(NEAR, 1)));
    Hypothesis below =
        new Bound(true, List.of("gr-ipo"), Optional.of(Metric.REWARD_MARGIN), Double.NaN);
    Judgement row = one(runs, below, Margin.NONE);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.wording().glance()).isEqualTo("GR-IPO ≤ reward margin");
    Hypothesis above =
        new Bound(false, List.of("gr-ipo"), Optional.of(Metric.REWARD_MARGIN), Double.NaN);
    assertThat(one(runs, above, Margin.NONE).verdict()).isEqualTo(Verdict.CONTRADICTED);
  }

  /** Slopes as scipy.stats.linregress has them on the logarithms (SciPy 1.17.1). */
  @Test
  void slopesAreOfEachSeed() {
    Runs runs = new Runs(8);
    for (int t = 0; t < STEPS.length; t++) {
      int column = t;
      runs.with(
          "gr-ipo",
          STEPS[t],
          Map.of(WORST, Arrays.stream(VALUES).mapToDouble(row -> row[column]).toArray()));
    }
    Hypothesis half = new Slope(List.of("gr-ipo"), CHI, -0.5);
    Judgement row = one(runs, half, new Margin(0.05, true));
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.effect()).isCloseTo(MEAN_SLOPE + 0.5, within(1e-12));
    assertThat(row.margin()).isCloseTo(0.025, within(1e-12));
    Hypothesis one = new Slope(List.of("gr-ipo"), CHI, -1);
    assertThat(one(runs, one, new Margin(0.05, true)).verdict()).isEqualTo(Verdict.CONTRADICTED);
  }

  private static final String[] STEPS = {"64", "512", "128", "256"};

  private static final double MEAN_SLOPE = -0.6146277102411575;

  /** A row a seed, in the order of the steps. */
  private static final double[][] VALUES = {
    {0.6338, 0.1935, 0.4074, 0.2836},
    {0.6983, 0.1822, 0.4377, 0.2793},
    {0.6849, 0.1781, 0.4723, 0.2911},
    {0.6289, 0.1737, 0.4715, 0.2901},
    {0.657, 0.1849, 0.4107, 0.2783},
    {0.6366, 0.184, 0.4475, 0.2863},
    {0.6734, 0.187, 0.4537, 0.2645},
    {0.6282, 0.1897, 0.4315, 0.2692}
  };
}
