package io.github.grposuite.reports.figure;

import static io.github.grposuite.reports.figure.FigureFixture.figure;
import static io.github.grposuite.reports.figure.FigureFixture.lines;
import static io.github.grposuite.reports.figure.FigureFixture.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final int[] STEPS = {0, 100, 200};

  @TempDir Path root;
  private ExperimentFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new ExperimentFixture(root);
  }

  @Test
  void eachMethodHasItsSeedsBesideThePaperWithoutThem() throws IOException {
    List<Figure> figures = of(twoMethods(3));

    assertThat(figures.stream().map(Figure::name))
        .containsExactly(
            "paper",
            "worst-validation-loss-dpo",
            "group-validation-loss-dpo",
            "reward-errors",
            "weights",
            "front");
    assertThat(lines(figures.get(0), 0).traces()).isEmpty();
    assertThat(lines(figures.get(1), 0).traces()).hasSize(3);
    assertThat(lines(figures.get(2), 1).title()).isEqualTo("group 1");
    assertThat(lines(figures.get(2), 1).traces()).hasSize(6);
    assertThat(lines(figures.get(2), 0).yRange()).isEqualTo(lines(figures.get(2), 1).yRange());
  }

  @Test
  void oneSeedHasNoTracesAndNoIntervals() throws IOException {
    Results results = twoMethods(1);

    assertThat(of(results).stream().map(Figure::name)).doesNotContain("worst-validation-loss-dpo");
    Panel.Forest forest =
        (Panel.Forest) Figures.across(results, Baselines.OF_FAMILY).get(0).panels().get(0);
    assertThat(forest.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.label() + " " + row.note()).isEqualTo("GR-DPO − DPO, n = 1");
              assertThat(row.value()).isEqualTo(-1);
              assertThat(row.low()).isNaN();
            });
  }

  @Test
  void aTraceEndsWhereItsRunEndsOrDiverges() throws IOException {
    fixture.run("a", "dpo", 1, new int[] {0, 100, 200}, step -> 4);
    fixture.run("b", "dpo", 2, new int[] {0, 50, 100}, step -> 8);
    fixture.run("c", "dpo", 3, new int[] {0, 100, 200}, step -> step < 100 ? 2 : Double.NaN);

    List<Line> traces = lines(figure(of(results()), "worst-validation-loss-dpo"), 0).traces();

    assertThat(traces.get(0).x()).containsExactly(0, 100, 200);
    assertThat(traces.get(1).x()).containsExactly(0, 50, 100);
    assertThat(traces.get(2).x()).containsExactly(0);
  }

  @Test
  void longTracesAreThinnedAndKeepTheirEnds() {
    int[] thinned = Traces.thinned(IntStream.range(0, 1001).toArray());

    assertThat(thinned).hasSizeLessThanOrEqualTo(Traces.MOST_POINTS).startsWith(0).endsWith(1000);
    assertThat(Traces.thinned(new int[0])).isEmpty();
  }

  @Test
  void atMostThirtySeedsAreTraced() throws IOException {
    Figure figure = figure(of(twoMethods(31)), "worst-validation-loss-dpo");

    assertThat(lines(figure, 0).traces()).hasSize(30);
    assertThat(figure.caption()).endsWith("thin lines are the first 30 seeds");
  }

  @Test
  void weightsOfTwoGroupsAreLinesOverUpdatesAndStacked() throws IOException {
    Figure figure = figure(of(twoMethods(2)), "weights");

    assertThat(lines(figure, 0).xLabel()).isEqualTo("update");
    assertThat(lines(figure, 0).lines())
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.x()).containsExactly(0, 100, 200);
              assertThat(line.y()[0]).isEqualTo(0.5);
            });
    assertThat(lines(figure, 0).traces()).hasSize(4);
    assertThat(((Panel.Areas) figure.panels().get(1)).areas()).hasSize(2);
    assertThat(figure.caption()).endsWith("thin lines are single seeds");
  }

  @Test
  void crossedSettingsMakeAHeatMapSortedByNumber() throws IOException {
    fixture = new ExperimentFixture(root, "methods.*.chi", "methods.*.eta_alpha");
    for (String chi : List.of("1", "0.5")) {
      for (String eta : List.of("10", "0.1", "2")) {
        double loss = Double.parseDouble(chi) + Double.parseDouble(eta);
        fixture.run("r" + chi + eta, "gr-dpo", 1, STEPS, step -> loss, chi, eta);
      }
    }

    List<Figure> figures = of(results());

    assertThat(figures.stream().map(Figure::name))
        .containsExactly("heat-map-chi-eta-alpha", "front");
    Panel.HeatMap map = (Panel.HeatMap) figures.get(0).panels().get(0);
    assertThat(map.columns()).containsExactly("0.5", "1");
    assertThat(map.rows()).containsExactly("0.1", "2", "10");
    assertThat(map.bestRow()).isZero();
    assertThat(map.bestColumn()).isZero();
    assertThat(map.values()[2][1]).isEqualTo(11);
  }

  @Test
  void betaIsNotComparedByLoss() throws IOException {
    fixture = new ExperimentFixture(root, "methods.*.chi", "methods.*.beta");
    for (String chi : List.of("0", "1")) {
      for (String beta : List.of("1", "2")) {
        fixture.run("r" + chi + beta, "gr-dpo", 1, STEPS, step -> 4, chi, beta);
      }
    }

    Figure figure = of(results()).get(0);

    assertThat(((Panel.HeatMap) figure.panels().get(0)).valueLabel())
        .isEqualTo("worst-group greedy reward error");
    assertThat(figure.caption()).contains("losses under different β are on different scales");
  }

  @Test
  void drawnValuesArePointsAndNoHeatMap() throws IOException {
    fixture = new ExperimentFixture(root, "methods.*.chi", "methods.*.eta_alpha");
    for (int i = 1; i <= 30; i++) {
      double loss = i == 7 ? 1 : 4 + i;
      String chi = "0." + (100000000 + i);
      fixture.run("r" + i, "gr-dpo", 1, STEPS, step -> loss, chi, "0.0" + (3000000 + i));
    }

    List<Figure> figures = of(results());

    assertThat(figures.stream().map(Figure::name)).containsExactly("drawn-gr-dpo", "front");
    Panel.Points points = (Panel.Points) figures.get(0).panels().get(0);
    assertThat(points.title()).isEqualTo("best at χ = 0.1");
    assertThat(points.points()).hasSize(30);
    assertThat(Figures.across(results(), Baselines.OF_FAMILY)).isEmpty();
  }

  @Test
  void theFrontIsWhatNothingBeats() throws IOException {
    Panel.Points panel = (Panel.Points) figure(of(twoMethods(2)), "front").panels().get(0);

    assertThat(panel.points().stream().map(Panel.Points.Point::label))
        .containsExactly("DPO", "GR-DPO");
    assertThat(panel.points().stream().map(Panel.Points.Point::onFront))
        .containsExactly(false, true);
  }

  @Test
  void namesAreUniqueAndShort() {
    assertThat(Figures.fileName("Group: β = 0.5/x")).isEqualTo("Group-0.5-x");
  }

  /** DPO with the losses 2, 3, … of its seeds, GR-DPO with 1 less. */
  private Results twoMethods(int seeds) throws IOException {
    for (int seed = 1; seed <= seeds; seed++) {
      double loss = seed + 1;
      fixture.run("dpo" + seed, "dpo", seed, STEPS, step -> loss);
      fixture.run("gr" + seed, "gr-dpo", seed, STEPS, step -> loss - 1);
    }
    return results();
  }

  private Results results() throws IOException {
    return FigureFixture.results(fixture);
  }
}
