package io.github.grposuite.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregationTest {
  private static final int[] STEPS = {0, 10};
  private static final SeriesKey WORST = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  @TempDir Path directory;

  @Test
  void averagesOverSeedsAndOrdersByMethod() throws IOException {
    new ExperimentFixture(directory)
        .run("d", "ipo", 1, new int[] {0, 1, 2}, step -> 9)
        .run("a", "dpo", 1, STEPS, step -> 4 - step / 10)
        .run("b", "dpo", 2, STEPS, step -> 8 - step / 10)
        .cell("c", "dpo", 3, "failed")
        .write();

    Results results = results();

    assertThat(results.done()).isEqualTo(3);
    assertThat(results.expected()).isEqualTo(4);
    assertThat(results.hasVariants()).isFalse();
    assertThat(results.cases())
        .extracting(result -> result.key().method().name())
        .containsExactly("dpo", "ipo");
    CaseResult dpo = results.cases().get(0);
    assertThat(dpo.done()).isEqualTo(2);
    assertThat(dpo.expected()).isEqualTo(3);
    // Values 4 and 8, then 3 and 7: deviations ±2, so s/√n = √(8/1/2) = 2.
    assertThat(dpo.curves().get(WORST).points())
        .containsExactly(new Summary(2, 6, 2), new Summary(2, 5, 2));
    assertThat(dpo.values()).containsEntry(WORST, new Summary(2, 5, 2));
  }

  @Test
  void brokenRunsAreLeftOutAndNamed() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(directory)
            .run("a", "dpo", 1, STEPS, step -> 4)
            .run("b", "dpo", 2, STEPS, step -> 8);
    fixture.write();
    Files.writeString(fixture.run("b").resolve("metrics.csv"), "step");

    Results results = results();

    assertThat(results.done()).isEqualTo(1);
    assertThat(results.problems()).singleElement().asString().contains("is not what the run wrote");
  }

  /** Every number alike, bit for bit: that is no evidence. Of infinite ones nobody can say. */
  @Test
  void copiesCountOnce() throws IOException {
    new ExperimentFixture(directory)
        .run("a", "dpo", 1, STEPS, step -> 4)
        .run("b", "dpo", 2, STEPS, step -> 4)
        .run("c", "dpo", 3, STEPS, step -> Math.nextUp(4.0))
        .run("d", "ipo", 1, STEPS, step -> Double.POSITIVE_INFINITY)
        .run("e", "ipo", 2, STEPS, step -> Double.POSITIVE_INFINITY)
        .write();

    List<CaseResult> cases = results().cases();

    assertThat(cases.get(0).done()).isEqualTo(2);
    assertThat(Lost.words(cases.get(0).lost()))
        .isEqualTo("seed 2, a copy of seed 1, since nothing in it is drawn");
    assertThat(cases.get(1).done()).isEqualTo(2);
  }

  @Test
  void runsThatStopEarlyAreNeverPadded() throws IOException {
    new ExperimentFixture(directory)
        .run("a", "dpo", 1, new int[] {0, 10, 20}, step -> 4 + step)
        .run("b", "dpo", 2, STEPS, step -> 8 + step)
        .write();

    CaseResult dpo = results().cases().get(0);

    assertThat(dpo.ends()).containsExactly(20, 10);
    assertThat(dpo.curves().get(WORST).steps()).containsExactly(0, 10, 20);
    assertThat(dpo.curves().get(WORST).points()).extracting(Summary::n).containsExactly(2, 2, 1);
    assertThat(dpo.curves().get(WORST).points().get(2).mean()).isEqualTo(24);
    assertThat(dpo.values().get(WORST).mean()).isEqualTo((24 + 18) / 2.0);
  }

  @Test
  void unknownMethodsAreNamed() throws IOException {
    new ExperimentFixture(directory).run("a", "ppo", 1, STEPS, step -> 4).write();

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(this::results)
        .withMessage("cell a has the unknown method \"ppo\"; known are dpo, gr-dpo, ipo, gr-ipo");
  }

  @Test
  void severalValuesOfASettingAreVariants() throws IOException {
    new ExperimentFixture(directory, "methods.*.chi")
        .run("a", "gr-dpo", 1, STEPS, step -> 4, "0")
        .run("b", "gr-dpo", 1, STEPS, step -> 8, "1")
        .write();

    Results results = results();

    assertThat(results.hasVariants()).isTrue();
    assertThat(results.cases())
        .extracting(result -> result.key().variant())
        .containsExactly(List.of("0"), List.of("1"));
  }

  private Results results() throws IOException {
    CellTable table = CellTable.read(directory);
    RunReader reader = new RunReader(WORST::equals);
    return new Aggregation(table, ExperimentFixture.METHODS, Selection.LAST)
        .over(List.of(), cell -> reader.read(directory, cell));
  }
}
