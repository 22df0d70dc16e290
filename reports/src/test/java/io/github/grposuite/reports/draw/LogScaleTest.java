package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogScaleTest {
  @Test
  void decadesAreLabelledOrFinerNumbersIfThereAreFew() {
    assertThat(LogScale.labelled(0.005, 20)).containsExactly(0.01, 0.1, 1.0, 10.0);
    assertThat(LogScale.labelled(1e-12, 1e12)).hasSizeLessThan(10).contains(1.0, 1e3, 1e12);
    assertThat(LogScale.labelled(0.3, 8)).containsExactly(0.5, 1.0, 2.0, 5.0);
    assertThat(LogScale.labelled(90, 110)).containsExactly(90.0, 95.0, 100.0, 105.0, 110.0);
  }

  @Test
  void valuesUpToZeroLeaveGaps() throws IOException {
    GaplessLines runs = new GaplessLines(List.of(line(10, 0, -1, 0.001, 100)), false, true);
    Extent x = new Extent();
    Extent y = new Extent();
    runs.addTo(x, y);

    assertThat(runs.data().getSeriesCount()).isEqualTo(2);
    assertThat(y.low()).isEqualTo(0.001);
    assertThat(svg(line(10, 0, -1, 0.001, 100))).contains(">0.01<", ">100<");
  }

  @Test
  void bandsRunOutOfTheAxisRatherThanStretchIt() {
    double[] x = {1, 2};
    Line line =
        new Line("a", PanelFixture.FIRST, x, new double[] {1, 2}, new double[] {-1, 1e-9}, x);
    GaplessLines runs = new GaplessLines(List.of(line), false, true);
    Extent y = new Extent();
    runs.addTo(new Extent(), y);

    assertThat(y.low()).isEqualTo(0.1);
    assertThat(runs.data().getStartYValue(0, 0)).isBetween(0.009, 0.011);
  }

  @Test
  void withoutAPositiveValueTheAxisIsLinear() throws IOException {
    assertThat(svg(line(-1, -2, -3))).contains(">-2<", ">-2.5<");
    assertThat(svg(line())).contains(">0.6<");
  }

  @Test
  void logAndNamedPositionsExcludeEachOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Panel.Lines("a", "", "", List.of())
                    .withTicks(List.of("0"))
                    .withLog(true, false))
        .withMessage("panel \"a\" has a log x axis with named positions; give it one or the other");
  }

  private static Line line(double... y) {
    return PanelFixture.line("a", PanelFixture.FIRST, y);
  }

  private static String svg(Line line) throws IOException {
    Panel panel = new Panel.Lines("", "x", "y", List.of(line)).withLog(false, true);
    return new String(
        Svg.of(new FigureLayout(PanelFixture.figure("a", panel), new Theme(FigureStyle.STANDARD))),
        StandardCharsets.UTF_8);
  }
}
