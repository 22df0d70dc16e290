package io.github.grposuite.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.FinalValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On errors that are a power of T exactly: 2^s·T^(−1/2) of seed s, under a bound of 10·T^(−1/2).
 */
class TheoryFigureTest {
  private static final int SEEDS = 6;
  private static final int FIRST = 6;
  private static final int LAST = 12;

  @TempDir Path directory;

  @Test
  void slopesOfTheLastFiveAndOfAll() throws IOException {
    String csv = TheoryFigure.CONVERGENCE.csv(results(LAST));
    List<String[]> rows = csv.lines().skip(1).map(line -> line.split(",")).toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).startsWith("algorithm-1", "suboptimality", "256.0", "4096.0", "6");
    assertThat(rows.get(1)).startsWith("algorithm-1", "suboptimality", "64.0", "4096.0", "6");
    assertThat(rows.get(2)).startsWith("algorithm-1", "duality_gap", "256.0", "4096.0", "6");
    for (String[] row : rows) {
      double slope = row[1].equals("suboptimality") ? -0.5 : -1;
      assertThat(Double.parseDouble(row[5])).isCloseTo(slope, within(1e-12));
    }
  }

  @Test
  void theTableHasMeansAndTheLargestShareOfTheBound() throws IOException {
    String markdown = TheoryFigure.CONVERGENCE.markdown(results(LAST));
    // The mean of 2^1 to 2^6 is 21; the last seed's share is 64/10, and √64 = 8.
    assertThat(markdown.lines())
        .filteredOn(line -> line.contains("| 2^6 |"))
        .singleElement()
        .asString()
        .contains("| 2.625 |", "| 1.25 |", "| 6.4 |");
    assertThat(markdown).contains("| 2^8 to 2^12 | -0.500 |", "| 2^6 to 2^12 | -0.500 |");
  }

  @Test
  void theFigureSaysWhatItIsOf() throws IOException {
    Figure figure = TheoryFigure.CONVERGENCE.drawing(results(LAST));
    assertThat(figure.name()).isEqualTo("theory-convergence");
    assertThat(figure.caption()).startsWith("Proposition 4.1, Algorithm 1. ");
    assertThat(figure.panels()).isNotEmpty();
  }

  /** Equation 56 is of the runs that have the source's bound beside it. */
  @Test
  void onlyThePapersBoundIsCalledAfterItsEquation() throws IOException {
    assertThat(lines(results(LAST))).contains("bound").doesNotContain("bound (56)");
    assertThat(lines(results(LAST, "bound_of_source"))).contains("bound (56)");
  }

  private static List<String> lines(Results results) {
    Panel.Lines panel = (Panel.Lines) TheoryFigure.CONVERGENCE.drawing(results).panels().get(0);
    return panel.lines().stream().map(Line::label).toList();
  }

  @Test
  void oneNumberOfStepsHasNoSlope() throws IOException {
    Results results = results(FIRST);
    assertThatThrownBy(() -> TheoryFigure.CONVERGENCE.drawing(results))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            "no run of theory/convergence with several numbers of steps can be read; run it again");
  }

  /** Of T = 2^{@value #FIRST} to 2^last. */
  private Results results(int last) throws IOException {
    return results(last, "loss");
  }

  private Results results(int last, String another) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(directory, "methods.*.steps");
    for (int exponent = FIRST; exponent <= last; exponent++) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        String id = String.format("%08x%08x", exponent, seed);
        int steps = 1 << exponent;
        fixture.cell(id, "algorithm-1", seed, "done", Integer.toString(steps));
        fixture.record(
            id,
            "step,split,group,metric,value\n"
                + row(steps, "suboptimality", Math.scalb(1, seed) / Math.sqrt(steps))
                + row(steps, "duality_gap", Math.scalb(1, seed) / steps)
                + row(steps, "bound", 10 / Math.sqrt(steps))
                + row(steps, another, 9 / Math.sqrt(steps)));
      }
    }
    return FinalValues.read(
        fixture.write(),
        List.of(new MethodInfo("algorithm-1", "dpo")),
        Selection.LAST,
        key -> false,
        false);
  }

  private static String row(int steps, String metric, double value) {
    return steps + ",train,," + metric + "," + value + "\n";
  }
}
