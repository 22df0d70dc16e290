package io.github.grposuite.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticDrawingTest {
  private static final List<String> METHODS =
      List.of("dpo", "is-dpo", "gr-dpo", "ipo", "is-ipo", "gr-ipo", "gr-ipo@reference-head");
  private static final int[] STEPS = {-1, 0, 100};

  @TempDir Path root;

  /** The loss of method m, seed s after the first update is 2 m + s. */
  private Path experiment() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root);
    for (int m = 0; m < METHODS.size(); m++) {
      for (int seed = 1; seed <= 2; seed++) {
        double loss = 2 * m + seed;
        fixture.run(
            METHODS.get(m).replace('@', '-') + seed,
            METHODS.get(m),
            seed,
            STEPS,
            step -> step < 0 ? 1000 : loss);
      }
    }
    return fixture.write();
  }

  @Test
  void panelsAreDpoThenIpoThenRewardErrors() throws IOException {
    Figure figure = PaperRuns.read(PaperFigure.of(2), "paper/figure-2", experiment()).drawing();

    assertThat(figure.name()).isEqualTo("figure-02");
    assertThat(figure.columns()).isEqualTo(3);
    assertThat(figure.panels().stream().map(Panel::title))
        .containsExactly(
            "DPO Max Validation Group Loss",
            "IPO Max Validation Group Loss",
            "Converged Max Reward Error");
    assertThat(lines(figure, 0).stream().map(Line::label))
        .containsExactly("DPO", "IS-DPO", "GR-DPO");
    assertThat(lines(figure, 1).stream().map(Line::label))
        .containsExactly("IPO", "IS-IPO", "GR-IPO");
    assertThat(figure.caption())
        .startsWith("Figure 2. Swapped features, scenario (iii): groups differ in size and in the")
        .endsWith("Mean ± standard error over 2 seeds; paper/figure-2");
  }

  @Test
  void valuesAreMeansFromTheFirstUpdateOnWithStandardErrors() throws IOException {
    Figure figure = PaperRuns.read(PaperFigure.of(2), "paper/figure-2", experiment()).drawing();

    Line robust = lines(figure, 0).get(2);
    // Losses 5 and 6: mean 5.5, s = √½, standard error s/√2 = ½.
    assertThat(robust.x()).containsExactly(0, 100);
    assertThat(robust.y()).containsExactly(5.5, 5.5);
    assertThat(robust.low()[0]).isEqualTo(5);
    assertThat(robust.high()[1]).isEqualTo(6);
    Panel.Bars bars = (Panel.Bars) figure.panels().get(2);
    assertThat(bars.upright()).isTrue();
    assertThat(bars.bars().stream().map(Bar::label))
        .containsExactly("IPO", "IS-IPO", "GR-IPO", "DPO", "IS-DPO", "GR-DPO");
    // The fixture's reward error is a fiftieth of the loss.
    assertThat(bars.bars().get(5).height()).isEqualTo((5 / 50.0 + 6 / 50.0) / 2);
  }

  @Test
  void aMethodHasOneColourAndMarkWhicheverOthersAreShown() throws IOException {
    Path directory = experiment();
    Figure all = PaperRuns.read(PaperFigure.of(2), "x", directory).drawing();
    Figure without = PaperRuns.read(PaperFigure.of(5), "x", directory).drawing();

    assertThat(lines(without, 0).stream().map(Line::label)).containsExactly("DPO", "GR-DPO");
    assertThat(lines(without, 0).get(1).style()).isEqualTo(lines(all, 0).get(2).style());
    assertThat(((Panel.Bars) without.panels().get(2)).bars().get(3).style())
        .isEqualTo(lines(all, 0).get(2).style().solid());
  }

  @Test
  void ofSeveralFeatureMapsTheFiguresOwnIsShown() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root, "data.features");
    fixture.run("a", "dpo", 1, STEPS, step -> 1, "same");
    fixture.run("b", "dpo", 1, STEPS, step -> 2, "swapped");

    Figure figure = PaperRuns.read(PaperFigure.of(4), "x", fixture.write()).drawing();

    assertThat(lines(figure, 0).get(0).y()).containsExactly(2, 2);
    assertThat(figure.caption()).contains("One seed");
    assertThatThrownBy(() -> PaperRuns.read(PaperFigure.of(12), "synthetic/x", root))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            root
                + " has no finished run that figure-12 shows (ipo, is-ipo, gr-ipo, dpo, is-dpo,"
                + " gr-dpo with data.features flipped); run synthetic/x");
  }

  @Test
  void severalDataSettingsThatWouldBeShownAreAnError() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root, "data.train");
    fixture.run("a", "dpo", 1, STEPS, step -> 1, "100");
    fixture.run("b", "dpo", 1, STEPS, step -> 2, "200");

    assertThatThrownBy(() -> PaperRuns.read(PaperFigure.of(4), "mine", fixture.write()))
        .hasMessageEndingWith(
            "has 2 data settings that figure-4 could show; it shows one, so run mine without"
                + " varying its data");
  }

  @Test
  void figureSixHasALineForEachOfThePapersChi() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root, "methods.gr-ipo.chi");
    int id = 0;
    for (String chi : List.of("1", "0.8", "0.5", "0.6", "0.4", "0.2", "0")) {
      double loss = 4 + Double.parseDouble(chi);
      fixture.run("r" + id++, "gr-ipo", 1, STEPS, step -> loss, chi);
    }

    Figure figure = PaperRuns.read(PaperFigure.of(6), "paper/figure-6", fixture.write()).drawing();

    assertThat(figure.panels().stream().map(Panel::title))
        .containsExactly("Max Validation Group Loss", "Average Validation Loss");
    assertThat(lines(figure, 1).stream().map(Line::label))
        .containsExactly("χ = 0 (IS-IPO)", "χ = 0.2", "χ = 0.4", "χ = 0.6", "χ = 0.8", "χ = 1");
    assertThat(lines(figure, 0).get(5).y()).containsExactly(5, 5);
    // Group 1 has half of group 0's loss.
    assertThat(lines(figure, 1).get(5).y()).containsExactly(3.75, 3.75);
    assertThat(lines(figure, 0).stream().map(line -> line.style().shade()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static List<Line> lines(Figure figure, int panel) {
    return ((Panel.Lines) figure.panels().get(panel)).lines();
  }
}
