package io.github.grposuite.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Case;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Lost;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Summary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BestTest {
  /** What is left of a method whose runs failed is compared with nothing. */
  @Test
  void aMethodOfWhichRunsFailedIsNeverBest() {
    CaseResult whole = row("dpo", "dpo", KL, 1);
    CaseResult failing = row("ipo", "ipo", KL, 0.5);
    CaseResult lacking =
        new CaseResult(
            failing.key(),
            2,
            failing.seeds(),
            List.of(new Lost(99, "failed (Infinity)", true)),
            failing.ends(),
            failing.judged(),
            1,
            failing.curves(),
            failing.values(),
            failing.samples());
    assertThat(bold(KL, whole, lacking, row("x", "x", KL, 2))).containsExactly("dpo");
    assertThat(bold(KL, whole, lacking)).isEmpty();
  }

  private static final SeriesKey LOSS = TableColumns.OF_REWARDS.get(0);
  private static final SeriesKey GAP = TableColumns.OF_REWARDS.get(2);
  private static final SeriesKey ACCURACY = TableColumns.OF_REWARDS.get(3);
  private static final SeriesKey KL = TableColumns.OF_REWARDS.get(6);

  @Test
  void lossesAreComparedWithinAFamily() {
    assertThat(
            bold(
                LOSS,
                row("dpo", "dpo", LOSS, 1),
                row("gr-dpo", "dpo", LOSS, 2),
                row("ipo", "ipo", LOSS, 30),
                row("gr-ipo", "ipo", LOSS, 20)))
        .containsExactly("dpo", "gr-ipo");
  }

  @Test
  void everythingElseIsComparedAcrossFamilies() {
    assertThat(bold(KL, row("dpo", "dpo", KL, 1), row("ipo", "ipo", KL, 0.5)))
        .containsExactly("ipo");
  }

  @Test
  void theMetricsDirectionDecides() {
    assertThat(bold(ACCURACY, row("dpo", "dpo", ACCURACY, 0.7), row("ipo", "ipo", ACCURACY, 0.9)))
        .containsExactly("ipo");
    assertThat(bold(GAP, row("dpo", "dpo", GAP, 0.7), row("gr-dpo", "dpo", GAP, 0.9)))
        .containsExactly("dpo");
  }

  @Test
  void marginsAreComparedWithinAFamilyAndWeightsNever() {
    SeriesKey margin = of(Metric.REWARD_MARGIN);
    assertThat(
            bold(
                margin,
                row("dpo", "dpo", margin, 3),
                row("ipo", "ipo", margin, 1),
                row("gr-ipo", "ipo", margin, 2)))
        .containsExactly("gr-ipo");
    SeriesKey weight = of(Metric.WEIGHT);
    assertThat(bold(weight, row("dpo", "dpo", weight, 1), row("gr-dpo", "dpo", weight, 2)))
        .isEmpty();
  }

  @Test
  void tiesAreAllBest() {
    assertThat(bold(KL, row("dpo", "dpo", KL, 1), row("ipo", "ipo", KL, 1), row("x", "x", KL, 2)))
        .containsExactly("dpo", "ipo");
  }

  @Test
  void nothingIsBestByItselfOrAfterDiverging() {
    assertThat(bold(LOSS, row("dpo", "dpo", LOSS, 1), row("ipo", "ipo", LOSS, 1))).isEmpty();
    assertThat(
            bold(
                KL,
                row("a", "dpo", KL, Double.NaN),
                row("b", "dpo", KL, 1),
                row("c", "dpo", KL, 2)))
        .containsExactly("b");
  }

  @Test
  void lossesUnderDifferentBetaAreNotCompared() {
    CaseResult low = row("dpo", "dpo", LOSS, 1, "0.1");
    CaseResult high = row("dpo", "dpo", LOSS, 2, "1");
    CaseResult other = row("gr-dpo", "dpo", LOSS, 3, "1");
    Results results =
        new Results(
            List.of(),
            List.of("methods.*.beta"),
            true,
            Selection.LAST,
            List.of(low, high, other),
            List.of());
    Best best = new Best(results, results.cases());
    assertThat(best.is(low, LOSS)).isFalse();
    assertThat(best.is(high, LOSS)).isTrue();
  }

  private static SeriesKey of(Metric metric) {
    return new SeriesKey(metric, "test", "Japan");
  }

  private static List<String> bold(SeriesKey measure, CaseResult... rows) {
    Results results =
        new Results(List.of(), List.of(), false, Selection.LAST, List.of(rows), List.of());
    Best best = new Best(results, results.cases());
    return Stream.of(rows)
        .filter(row -> best.is(row, measure))
        .map(row -> row.key().method().name())
        .toList();
  }

  private static CaseResult row(
      String name, String family, SeriesKey measure, double mean, String... variant) {
    Map<SeriesKey, Summary> last = Map.of(measure, new Summary(2, mean, 0.1));
    return new CaseResult(
        new Case(List.of(), new MethodInfo(name, family), List.of(variant)),
        2,
        List.of(1L, 2L),
        List.of(),
        List.of(10, 10),
        List.of(10, 10),
        1,
        Map.of(),
        last,
        Map.of());
  }
}
