package io.github.grposuite.reports.figure;

import static io.github.grposuite.reports.figure.FigureFixture.figure;
import static io.github.grposuite.reports.figure.FigureFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcrossTest {
  private static final int[] STEPS = {0, 100, 200};

  @TempDir Path root;

  @Test
  void dataSettingsThatAreNumbersHaveAnAxis() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root, "data.train");
    for (String train : List.of("300", "50", "4800")) {
      for (String method : List.of("dpo", "gr-dpo")) {
        double loss = Double.parseDouble(train);
        fixture.run(method + train, method, 1, STEPS, step -> loss, train);
      }
    }

    Figure figure =
        figure(
            Figures.across(FigureFixture.results(fixture), Baselines.OF_FAMILY), "against-train");

    assertThat(lines(figure, 0).ticks()).containsExactly("50", "300", "4800");
    assertThat(lines(figure, 0).lines()).hasSize(2);
    assertThat(lines(figure, 0).lines().get(0).y()).containsExactly(50, 300, 4800);
  }

  /** [row][column] = 10 · row's value + column's. */
  @Test
  void dataSettingsThatCrossHaveAHeatMap() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root, "data.train", "data.actions");
    for (String train : List.of("3", "1")) {
      for (String actions : List.of("2", "5", "4")) {
        for (String method : List.of("dpo", "gr-dpo")) {
          double loss = 10 * Double.parseDouble(actions) + Double.parseDouble(train);
          fixture.run(method + train + actions, method, 1, STEPS, step -> loss, train, actions);
        }
      }
    }
    Results results = FigureFixture.results(fixture);

    List<Panel> panels = new DataHeatMaps(results).panels(ComparisonKeys.WORST_LOSS);

    Panel.HeatMap map = (Panel.HeatMap) panels.get(1);
    assertThat(panels).hasSize(2);
    assertThat(map.title()).isEqualTo("GR-DPO");
    assertThat(map.columns()).containsExactly("1", "3");
    assertThat(map.rows()).containsExactly("2", "4", "5");
    assertThat(map.values()).isDeepEqualTo(new double[][] {{21, 23}, {41, 43}, {51, 53}});
    assertThat(Figures.across(results, Baselines.OF_FAMILY))
        .extracting(Figure::name)
        .contains("heat-map-train-actions");
  }

  @Test
  void acrossFacetsThereAreDifferencesProfilesAndRanks() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root, "data.features");
    for (String features : List.of("same", "swapped")) {
      for (int seed = 1; seed <= 4; seed++) {
        for (String method : List.of("dpo", "gr-dpo", "ipo")) {
          double loss = (method.equals("gr-dpo") ? 2 : 4) + seed * (method.equals("ipo") ? 2 : 1);
          fixture.run(method + features + seed, method, seed, STEPS, step -> loss, features);
        }
      }
    }

    List<Figure> figures = Figures.across(FigureFixture.results(fixture), Baselines.OF_FAMILY);

    assertThat(figures.stream().map(Figure::name)).containsExactly("forest", "profile", "ranks");
    Panel.Forest forest = (Panel.Forest) figures.get(0).panels().get(0);
    assertThat(forest.rows().stream().map(Panel.Forest.Row::label))
        .containsExactly("same: GR-DPO", "swapped: GR-DPO");
    assertThat(forest.rows().get(0).value()).isCloseTo(-2, within(1e-12));
    Panel.CriticalDifference ranks = (Panel.CriticalDifference) figures.get(2).panels().get(0);
    assertThat(ranks.title()).contains("8 blocks");
    assertThat(ranks.methods().get(1).rank()).isEqualTo(1);
  }
}
