package io.github.grposuite.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is compared with what: baselines, pairs of seeds, scores and blocks. */
class ComparedCasesTest {
  private static final SeriesKey LOSS = new SeriesKey(Metric.LOSS, "validation", "worst");
  private static final SeriesKey ERROR = new SeriesKey(Metric.GREEDY_REWARD_ERROR, "test", "worst");

  @Test
  void theFirstMethodOfAFamilyIsTheBaselineOfTheOthers() {
    CaseResult dpo = Cases.of("dpo", "dpo", "same", LOSS, 1, 2);
    CaseResult gr = Cases.of("gr-dpo", "dpo", "same", LOSS, 1, 2);
    CaseResult ipo = Cases.of("ipo", "ipo", "same", LOSS, 1, 2);
    CaseResult elsewhere = Cases.of("dpo", "dpo", "swapped", LOSS, 1, 2);
    List<CaseResult> cases = List.of(elsewhere, dpo, gr, ipo);

    assertThat(Baselines.OF_FAMILY.of(gr, cases)).contains(dpo);
    assertThat(Baselines.OF_FAMILY.of(dpo, cases)).isEmpty();
    assertThat(Baselines.OF_FAMILY.of(ipo, cases)).isEmpty();
    assertThat(new Baselines(Optional.of("gr-dpo")).of(ipo, cases)).contains(gr);
    assertThat(new Baselines(Optional.of("gr-dpo")).of(elsewhere, cases)).isEmpty();
  }

  @Test
  void ofSeveralHyperparametersTheSameAreCompared() {
    Map<SeriesKey, double[]> samples = Map.of(LOSS, new double[] {1, 2});
    CaseResult low = Cases.of("dpo", "dpo", "same", List.of("0.1"), samples);
    CaseResult high = Cases.of("dpo", "dpo", "same", List.of("1"), samples);
    CaseResult gr = Cases.of("gr-dpo", "dpo", "same", List.of("1"), samples);
    CaseResult other = Cases.of("gr-dpo", "dpo", "same", List.of("2"), samples);
    List<CaseResult> cases = List.of(low, high, gr, other);

    assertThat(Baselines.OF_FAMILY.of(gr, cases)).contains(high);
    assertThat(Baselines.OF_FAMILY.of(other, cases)).isEmpty();
  }

  @Test
  void seedsArePairedAndThoseThatDivergedAreCounted() {
    CaseResult three = Cases.of("gr-dpo", "dpo", "same", LOSS, 1, Double.NaN, 3);
    CaseResult two = Cases.of("dpo", "dpo", "same", LOSS, 5, 6);

    PairedSample pairs = PairedSample.of(three, two, LOSS);

    assertThat(pairs.seeds()).containsExactly(1L);
    assertThat(pairs.first()).containsExactly(1);
    assertThat(pairs.second()).containsExactly(5);
    assertThat(pairs.failed()).containsExactly(2L);
    assertThat(PairedSample.of(three, two, ERROR).n()).isZero();
  }

  @Test
  void aScoreIsWhatIsLeftOfTheBestReward() {
    Results results =
        Cases.results(
            Cases.of("dpo", "dpo", "same", ERROR, 0.25, 0.5),
            Cases.of("gr-dpo", "dpo", "same", ERROR, 0.25, Double.NaN),
            Cases.of("dpo", "dpo", "swapped", ERROR, 0, 1));

    Scores scores = Scores.of(results);

    assertThat(scores.byMethod().keySet())
        .extracting(method -> method.name())
        .containsExactly("dpo");
    assertThat(scores.byMethod().values().iterator().next())
        .containsExactly(new double[] {0.75, 0.5}, new double[] {1, 0});
  }

  @Test
  void lossesAreRankedWithinAFamilyAndErrorsAcrossThem() {
    Results results =
        Cases.results(
            of("dpo", "dpo", 2, 0.1), of("gr-dpo", "dpo", 1, 0.3), of("ipo", "ipo", 9, 0.2));

    List<RankedMethods> losses = RankedMethods.of(results, LOSS, "loss");
    List<RankedMethods> errors = RankedMethods.of(results, ERROR, "error");

    assertThat(losses).hasSize(1);
    assertThat(losses.get(0).title()).isEqualTo("loss, DPO");
    assertThat(losses.get(0).over(Optional.empty()).orElseThrow().averageRanks())
        .containsExactly(2, 1);
    assertThat(errors.get(0).over(Optional.of(List.of("same"))).orElseThrow().averageRanks())
        .containsExactly(1, 3, 2);
    assertThat(errors.get(0).over(Optional.of(List.of("swapped")))).isEmpty();
  }

  @Test
  void whereHigherIsBetterTheHighestIsFirst() {
    SeriesKey accuracy = new SeriesKey(Metric.ACCURACY, "test", "worst");
    Results results =
        Cases.results(
            Cases.of("dpo", "dpo", "same", List.of(), Map.of(accuracy, new double[] {0.1})),
            Cases.of("gr-dpo", "dpo", "same", List.of(), Map.of(accuracy, new double[] {0.3})));

    RankedMethods ranked = RankedMethods.of(results, accuracy, "accuracy").get(0);
    assertThat(ranked.blocks().get(0).scores()).containsExactly(-0.1, -0.3);
    assertThat(ranked.over(Optional.empty()).orElseThrow().averageRanks()).containsExactly(2, 1);
  }

  private static CaseResult of(String method, String family, double loss, double error) {
    return Cases.of(
        method,
        family,
        "same",
        List.of(),
        Map.of(LOSS, new double[] {loss, loss}, ERROR, new double[] {error, error}));
  }
}
