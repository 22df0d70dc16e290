package io.github.grposuite.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Cases;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class InferenceTablesTest {
  private static final SeriesKey LOSS = new SeriesKey(Metric.LOSS, "validation", "worst");
  private static final double[] BASE = {4, 5, 6, 7, 8, 9, 10, 11};
  private static final double[] LESS = DoubleStream.of(3, 4.5, 4, 6.5, 6, 8.5, 8, 10.5).toArray();

  private static final Results RESULTS =
      Cases.results(
          Cases.of("dpo", "dpo", "same", LOSS, BASE),
          Cases.of("gr-dpo", "dpo", "same", LOSS, LESS),
          Cases.of("ipo", "ipo", "same", LOSS, 3, Double.NaN));

  @Test
  void statisticsHaveIntervalsAndDivergedRunsHaveNone() throws IOException {
    StatisticsTables statistics = StatisticsTables.of(RESULTS);

    Table table = statistics.in(List.of("same")).get(0);
    assertThat(table.title()).isEqualTo("features: same, worst validation loss");
    assertThat(table.rows().get(0).get(2)).isInstanceOf(Entry.WithInterval.class);
    assertThat(table.rows().get(0).get(4).text()).startsWith("7.5 [");
    assertThat(table.rows().get(2).subList(2, 5)).containsOnly(new Entry.Missing("1 failed"));
    assertThat(statistics.csv().lines())
        .startsWith(
            "data.features,method,metric,split,group,n,statistic,value,percentile_low,percentile_high,bca_low,bca_high")
        .anyMatch(line -> line.startsWith("same,dpo,loss,validation,worst,8,mean,7.5,"))
        .noneMatch(line -> line.contains("ipo,loss"));
  }

  /** Mean difference −1.125 by hand; all eight are negative, so 2 of 256 sign patterns count. */
  @Test
  void differencesToTheBaseline() throws IOException {
    DifferenceTables differences = DifferenceTables.of(RESULTS, Baselines.OF_FAMILY);

    List<Entry> row = differences.in(List.of("same")).get(0).rows().get(0);
    assertThat(row.get(0)).isEqualTo(new Entry.Words("GR-DPO"));
    assertThat(row.get(2)).isEqualTo(new Entry.Words("DPO"));
    assertThat(row.get(3).text()).startsWith("-1.12 [-1.");
    assertThat(row.get(4)).isEqualTo(new Entry.Words("0.0078"));
    assertThat(differences.csv().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("same,gr-dpo,loss,validation,worst,dpo,8,-1.125,")
        .contains(",0.0078125,0.0078125,");
  }

  @Test
  void ranksOfAFamily() {
    Table table = RankTables.of(RESULTS).get(0);

    assertThat(table.title()).isEqualTo("worst validation loss, DPO");
    assertThat(table.rows().get(1)).last().isEqualTo(new Entry.Words("1.00"));
    assertThat(RankTables.csv(RESULTS)).contains("same,gr-dpo,loss,validation,worst,dpo,8,1.0\n");
  }

  @Test
  void aggregatesOverDataSettings() throws IOException {
    SeriesKey error = new SeriesKey(Metric.GREEDY_REWARD_ERROR, "test", "worst");
    AggregateTables tables =
        AggregateTables.of(
            Cases.results(
                Cases.of("dpo", "dpo", "same", error, 0.5, 0.5),
                Cases.of("gr-dpo", "dpo", "same", error, 0.25, 0.75),
                Cases.of("dpo", "dpo", "swapped", error, 0.5, 0.5),
                Cases.of("gr-dpo", "dpo", "swapped", error, 0, 0)));

    assertThat(tables.csv().lines())
        .contains("dpo,4,optimality_gap,0.5,0.5,0.5", "dpo,4,mean,0.5,0.5,0.5")
        .anyMatch(line -> line.startsWith("gr-dpo,4,probability_better,0.75,"));
    assertThat(tables.view().orElseThrow().rows()).hasSize(2);
    assertThat(AggregateTables.of(RESULTS).view()).isEmpty();
  }

  @Test
  void lossesOfTwoFamiliesAreNotCompared() throws IOException {
    Baselines dpo = new Baselines(Optional.of("dpo"));
    SeriesKey error = new SeriesKey(Metric.GREEDY_REWARD_ERROR, "test", "worst");
    Results results = Cases.results(of("dpo", "dpo", LOSS, error), of("ipo", "ipo", LOSS, error));

    assertThat(DifferenceTables.of(results, dpo).csv().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("same,ipo,greedy_reward_error,");
  }

  @Test
  void aTestThatCannotDecideNeedsMoreSeeds() throws IOException {
    Results three =
        Cases.results(
            Cases.of("dpo", "dpo", "same", LOSS, 4, 5, 6),
            Cases.of("gr-dpo", "dpo", "same", LOSS, 1, 2.1, 2.9));

    Table table = DifferenceTables.of(three, Baselines.OF_FAMILY).in(List.of("same")).get(0);
    assertThat(table.rows().get(0).get(7)).isEqualTo(new Entry.Words("6"));
    assertThat(table.notes()).anyMatch(note -> note.startsWith("With fewer than 6 seeds"));
  }

  private static CaseResult of(String method, String family, SeriesKey... keys) {
    Map<SeriesKey, double[]> samples = new LinkedHashMap<>();
    for (SeriesKey key : keys) {
      samples.put(key, new double[] {0.1, 0.2});
    }
    return Cases.of(method, family, "same", List.of(), samples);
  }
}
