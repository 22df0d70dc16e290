package io.github.grposuite.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.RunRecord;
import io.github.grposuite.records.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final String HEADER = "step,split,group,metric,value\n";

  @TempDir Path directory;

  @Test
  void names() {
    assertThat(Selection.keys())
        .containsExactly(
            "last",
            "worst-validation-loss",
            "average-validation-loss",
            "own-objective",
            "oracle-worst-test-loss");
    assertThat(Selection.of("oracle-worst-test-loss"))
        .contains(Selection.ORACLE_WORST_TEST_LOSS)
        .hasValueSatisfying(rule -> assertThat(rule.moment()).contains("ORACLE"));
    assertThat(Selection.of("LAST")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3 1 2, 10",
    "3 1 1, 10",
    "1 1 1, 0",
    "NaN 2 NaN, 10",
    "NaN NaN NaN, 20",
    "Infinity NaN Infinity, 0",
    "3 2 -Infinity, 20"
  })
  void theEarliestLowest(String losses, int judged) throws IOException {
    String[] values = losses.split(" ");
    StringBuilder metrics = new StringBuilder(HEADER);
    for (int i = 0; i < values.length; i++) {
      metrics.append("%s,validation,worst,loss,%s\n".formatted(10 * i, values[i]));
      metrics.append("%s,test,worst,kl,%s\n".formatted(10 * i, i));
    }
    RunRecord run = read(metrics.toString(), Selection.WORST_VALIDATION_LOSS);
    assertThat(run.judged()).isEqualTo(judged);
    assertThat(run.end()).isEqualTo(20);
    assertThat(run.values().values()).contains(judged / 10.0).hasSize(2);
    assertThat(read(metrics.toString(), Selection.LAST).judged()).isEqualTo(20);
  }

  @Test
  void whatIsMissingIsNamedAndTheRunIsNotBlamed() throws IOException {
    String metrics = HEADER + "0,test,worst,loss,1\n5,validation,worst,loss,1\n";
    missing(
        metrics, Selection.AVERAGE_VALIDATION_LOSS, "validation loss (group average) at step 0");
    missing(metrics, Selection.ORACLE_WORST_TEST_LOSS, "test loss (group worst) at step 5");
  }

  private void missing(String metrics, Selection rule, String what) {
    assertThat(catchThrowable(() -> read(metrics, rule)))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("metrics.csv records no " + what)
        .hasMessageEndingWith("by which " + rule.key() + " selects; select by another rule");
  }

  @Test
  void theVariantWithTheLowestMeanAmongThoseWithAllSeeds() throws IOException {
    int[] steps = {0, 10};
    new ExperimentFixture(directory, "methods.*.chi")
        .run("a1", "gr-dpo", 1, steps, step -> 4 + step, "0")
        .run("a2", "gr-dpo", 2, steps, step -> 6 + step, "0")
        .run("b1", "gr-dpo", 1, steps, step -> 3 + step, "0.5")
        .run("b2", "gr-dpo", 2, steps, step -> 5 - step / 10.0, "0.5")
        .run("c1", "gr-dpo", 1, steps, step -> 1, "1")
        .cell("c2", "gr-dpo", 2, "failed", "1")
        .run("d1", "ipo", 1, steps, step -> Double.NaN, "")
        .write();

    List<Choice> choices = Choice.of(results(Selection.WORST_VALIDATION_LOSS));

    assertThat(choices).hasSize(2);
    Choice chosen = choices.get(0);
    assertThat(chosen.variants()).hasSize(3);
    assertThat(chosen.incomplete()).isEqualTo(1);
    CaseResult best = chosen.best().orElseThrow();
    assertThat(best.key().variant()).containsExactly("0.5");
    assertThat(best.judged()).containsExactly(0, 10);
    assertThat(choices.get(1).best()).isEmpty();
    assertThat(Choice.of(results(Selection.LAST))).isEmpty();
  }

  private Results results(Selection selection) throws IOException {
    CellTable table = CellTable.read(directory);
    RunReader reader =
        new RunReader(
            key -> false,
            method -> selection.score(new MethodInfo("dpo", "dpo")),
            Optional.empty());
    return new Aggregation(table, ExperimentFixture.METHODS, selection)
        .over(List.of(), cell -> reader.read(directory, cell));
  }

  private RunRecord read(String metrics, Selection selection) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(directory);
    fixture.record("r", metrics);
    return new RunReader(
            key -> false, method -> selection.score(new MethodInfo("dpo", "dpo")), Optional.empty())
        .read(fixture.run("r"), "dpo");
  }
}
