package io.github.grposuite.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpinionDrawingTest {
  private static final Path RESULTS = Path.of("..", "results", "opinion");

  /** A mean over three seeds and a sum over five groups round fewer than ten times. */
  private static final Offset<Double> ROUNDING = Offset.offset(10 * Math.ulp(1.0));

  @TempDir Path root;

  @Test
  void figureThreeOfTheCommittedLanguageModelHasThePapersPanels() throws IOException {
    Figure figure = committed(3, "five-countries-lm");

    assertThat(figure.panels().stream().map(Panel::title))
        .containsExactly(
            "Max Group Loss (Test)",
            "Min Reward Accuracies (Test)",
            "Group Loss (Test)",
            "Min Log-Prob Accuracies (Test)",
            "Group Weights (Train)",
            "Log-Prob Accuracies (Start)");
    assertThat(bars(figure, 0).stream().map(Bar::label)).containsExactly("GR-IPO", "IPO");
    Panel.GroupedBars groups = (Panel.GroupedBars) figure.panels().get(2);
    assertThat(groups.groups())
        .containsExactly("1 Nigeria", "2 Egypt", "3 India", "4 China", "5 Japan");
    assertThat(groups.series().stream().map(BarSeries::label)).containsExactly("GR-IPO", "IPO");
    Panel.Lines accuracy = (Panel.Lines) figure.panels().get(3);
    assertThat(accuracy.xLabel()).isEqualTo("training examples");
    // 16 examples an update: the runs have a checkpoint before the first and after 60.
    assertThat(accuracy.lines().get(0).x()).startsWith(0, 960);
    Panel.Lines weights = (Panel.Lines) figure.panels().get(4);
    assertThat(weights.lines()).hasSize(5);
    // At the start all weigh the same, and at every checkpoint they sum to 1.
    assertThat(weights.lines().get(0).y()[0]).isCloseTo(0.2, ROUNDING);
    int last = weights.lines().get(0).y().length - 1;
    assertThat(weights.lines().stream().mapToDouble(line -> line.y()[last]).sum())
        .isCloseTo(1, ROUNDING);
    assertThat(bars(figure, 5)).hasSize(5).allSatisfy(bar -> assertThat(bar.height()).isFinite());
  }

  @Test
  void figureThirteenStartsAtTheLossOfNoMargin() throws IOException {
    Figure figure = committed(13, "five-countries-lm");

    assertThat(figure.panels().stream().map(Panel::title))
        .containsExactly(
            "Max Group Loss (Test)", "Min Rewards Accuracies (Test)", "Log-Prob Accuracies (End)");
    // (1/2β)² with the experiment's β = 0.1.
    assertThat(lines(figure, 0))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.y()[0]).isEqualTo(25));
    assertThat(lines(figure, 1)).allSatisfy(line -> assertThat(line.x()[0]).isEqualTo(960));
    assertThat(figure.caption()).contains("Reward accuracies begin after the first update");
  }

  @Test
  void aLogLinearPolicysRewardAccuracyIsItsLogProbabilityAccuracy() throws IOException {
    Figure figure = committed(3, "five-countries-states");

    Panel.Lines accuracy = (Panel.Lines) figure.panels().get(3);
    assertThat(accuracy.xLabel()).isEqualTo("iteration (update on all examples)");
    assertThat(accuracy.lines().stream().map(Line::label)).containsExactly("GR-IPO", "IPO");
    double end = accuracy.lines().get(0).y()[accuracy.lines().get(0).y().length - 1];
    assertThat(end).isEqualTo(bars(figure, 1).get(0).height());
    assertThat(figure.caption())
        .contains(
            "The reference is uniform, so the log-probability accuracy is the reward accuracy");
  }

  @Test
  void whatWasNotRecordedIsSaidInItsPlace() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root);
    fixture.cell("a", "ipo", 1, "done");
    fixture.record(
        "a", "step,split,group,metric,value\n0,test,worst,loss,4.0\n0,test,Egypt,loss,4.0\n");

    Figure figure = PaperRuns.read(PaperFigure.of(3), "mine", fixture.write()).drawing();

    assertThat(figure.panels().stream().map(Panel::title))
        .containsExactly(
            "Max Group Loss (Test)",
            "Min Reward Accuracies (Test) – not recorded",
            "Group Loss (Test)",
            "Min Log-Prob Accuracies (Test) – not recorded",
            "Group Weights (Train) – not recorded",
            "Log-Prob Accuracies (Start) – not recorded");
  }

  private static Figure committed(int number, String experiment) throws IOException {
    return PaperRuns.read(
            PaperFigure.of(number), "opinion/" + experiment, RESULTS.resolve(experiment))
        .drawing();
  }

  private static List<Bar> bars(Figure figure, int panel) {
    return ((Panel.Bars) figure.panels().get(panel)).bars();
  }

  private static List<Line> lines(Figure figure, int panel) {
    return ((Panel.Lines) figure.panels().get(panel)).lines();
  }
}
