package io.github.grposuite.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickFitTest {
  private static final int[] STEPS = {0, 5, 100};

  @TempDir Path root;

  @Test
  void everyPanelOfEveryFigureHasItsTicks() {
    for (PaperFigure figure : PaperFigure.values()) {
      int panels =
          switch (figure.kind()) {
            case METHODS, OPINIONS_OVER_TRAINING -> 3;
            case TRADE_OFF -> 2;
            case OPINIONS -> 6;
          };
      for (int panel = 1; panel <= panels; panel++) {
        assertThat(AxisTicks.of(figure, panel).printed()).hasSizeGreaterThan(1);
      }
      assertThatThrownBy(() -> AxisTicks.of(figure, panels + 1))
          .hasMessage(figure.key() + " has no panel " + (panels + 1) + " with ticks");
    }
    assertThat(AxisTicks.of(PaperFigure.of(8), 3).printed()).isEqualTo(ticks("0 0.025 0.05 0.075"));
  }

  @Test
  void anAxisPrintsTheMultiplesWithinAMarginOfTheData() {
    AxisTicks ticks = new AxisTicks(ticks("18 20"));

    assertThat(ticks.over(span(17.9, 21.2))).isEqualTo(ticks("18 20"));
    // 5 % of a range of 2 is 0.1: 18 is just reached from 18.1, and is not from 18.11.
    assertThat(ticks.over(span(18.09, 20.1))).isEqualTo(ticks("18 20"));
    assertThat(ticks.over(span(18.12, 20.1))).isEqualTo(ticks("20"));
    assertThat(ticks.over(span(17.9, 21.91))).isEqualTo(ticks("18 20 22"));
  }

  @Test
  void barsStandOnZero() {
    Span span =
        Span.of(
            new Panel.Bars(
                "", "", List.of(bar(0.05, 0.01), bar(0.09, 0.02), bar(Double.NaN, 0)), true));

    assertThat(span).isEqualTo(new Span(0.05, 0.09, 0, 0.11));
    assertThat(new AxisTicks(ticks("0 0.05 0.1")).over(span)).isEqualTo(ticks("0.00 0.05 0.10"));
  }

  @Test
  void bandsCountAndWhatIsNotFiniteDoesNot() {
    Line line =
        Line.withError(
            "a",
            new SeriesStyle(0, 0),
            new double[] {0, 1, 2},
            new double[] {4, Double.NaN, 5},
            new double[] {1, 1, Double.NaN});

    assertThat(Span.of(List.of(line))).isEqualTo(new Span(4, 5, 3, 5));
    assertThat(Span.of(List.of()).isEmpty()).isTrue();
  }

  @Test
  void ticksThatTellNoSpacingAreRefused() {
    assertThatThrownBy(() -> new AxisTicks(ticks("1")))
        .hasMessage("an axis must have two ticks or more to tell their spacing, but has [1]");
    assertThatThrownBy(() -> new AxisTicks(ticks("1 2 4")))
        .hasMessage("ticks must be evenly spaced, but are [1, 2, 4]");
    assertThatThrownBy(() -> new AxisTicks(ticks("2 1")))
        .hasMessage("ticks must increase, but are [2, 1]");
  }

  @Test
  void theTableHasBothSettingsSideBySide() throws IOException {
    List<TickFit> fits =
        Stream.concat(
                TickFit.of(read(experiment("a", 0.5, 19)), Setting.TABLE_1).stream(),
                TickFit.of(read(experiment("b", 0.75, 19)), Setting.SCRIPTS).stream())
            .toList();

    String table = TickTables.markdown(fits);

    assertThat(table)
        .contains(AxisTicks.RULE)
        .contains(
            "| figure | panel | the paper's ticks | Table 1: means | would print | off | the"
                + " scripts: means |")
        // DPO has 0.5 and 0.5 + 1/8 at the second checkpoint.
        .contains(
            "| 2 | DPO Max Validation Group Loss | 0.5, 0.6 | 0.5 to 0.625 | 0.5, 0.6 | fits |"
                + " 0.75 to 0.875 | 0.8 | 3 |");
    assertThat(TickTables.csv(fits))
        .contains(
            "\n"
                + "2,1,\"DPO Max Validation Group Loss\",scripts,x,0.75,0.875,0.75,0.875,0.5"
                + " 0.6,0.8,3,false\n");
  }

  @Test
  void readingsAreComparedByTheirPaths() throws IOException {
    Path directory = experiment("a", 0.5, 19);
    List<ReadingPath> readings = ReadingPath.of(PaperFigure.of(2), "x", directory);

    assertThat(readings.stream().map(ReadingPath::kind))
        .containsExactly(GrIpoReading.SECTION_4_1, GrIpoReading.REPOSITORY);
    assertThat(ReadingTables.markdown(readings))
        .contains(
            "| 2 | 19.00 | 19.00 | section 4.1 (α_g/N_g) | 19.00 | 19.12 | – | – | – | 19.12 | 19 |"
                + " 18, 20 | none | no |");
    assertThat(ReadingTables.csv(readings))
        .startsWith("figure,method,iteration,mean,standard_error\n2,gr-ipo,0,19.0,\n");
  }

  @Test
  void whatHasRunIsWrittenAndTheRestIsSaidNotToHave() throws IOException {
    experiment("paper/figure-2", 0.5, 19);
    experiment("paper/readings-iii", 0.5, 19);

    List<Path> written = PaperTicks.write(root, root.resolve("out"), this::read);

    assertThat(written.stream().map(file -> file.getFileName().toString()))
        .containsExactly("ticks.md", "ticks.csv", "readings.md", "readings.csv");
    assertThat(written.get(0))
        .content()
        .contains("| 2 | DPO Max Validation Group Loss | 0.5, 0.6 |");
    assertThat(written.get(2))
        .content()
        .contains(
            // Figure 6 shows the readings on figure 2's data: 19 to 19.125 beside IS-IPO.
            "| 6 | 19.00 | 19.00 | section 4.1 (α_g/N_g) | 19.00 | 19.12 |",
            "| 18, 19, 20 | 19 | no |");
  }

  @Test
  void nothingThatHasRunIsAnError() {
    assertThatThrownBy(() -> PaperTicks.write(root, root.resolve("out"), this::read))
        .hasMessage(
            root
                + " has none of the paper's synthetic experiments; run one, such as"
                + " paper/figure-2");
  }

  @Test
  void readingsNeedIpoBesideThem() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root);
    fixture.run("a", "gr-ipo", 1, STEPS, step -> 19);
    Path directory = fixture.write();

    assertThatThrownBy(() -> ReadingPath.of(PaperFigure.of(2), "mine", directory))
        .hasMessage(
            directory
                + " has no run of ipo, beside which readings of GR-IPO are shown; add the method to"
                + " mine");
  }

  private PaperRuns read(PaperFigure figure, String experiment) throws IOException {
    return PaperRuns.read(figure, experiment, root.resolve(experiment));
  }

  private PaperRuns read(Path directory) throws IOException {
    return PaperRuns.read(PaperFigure.of(2), "x", directory);
  }

  private Path experiment(String name, double dpo, double ipo) throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(root.resolve(name));
    for (String method :
        List.of("dpo", "is-dpo", "gr-dpo", "ipo", "is-ipo", "gr-ipo", "gr-ipo@reference-head")) {
      double start = method.contains("dpo") ? dpo : ipo;
      fixture.run(
          method.replace('@', '-'), method, 1, STEPS, step -> step == 0 ? start : start + 0.125);
    }
    return fixture.write();
  }

  private static Bar bar(double height, double error) {
    return new Bar("", new SeriesStyle(0, 0), height, error);
  }

  private static Span span(double low, double high) {
    return new Span(low, high, low, high);
  }

  private static List<BigDecimal> ticks(String values) {
    return Arrays.stream(values.split(" ")).map(BigDecimal::new).toList();
  }
}
