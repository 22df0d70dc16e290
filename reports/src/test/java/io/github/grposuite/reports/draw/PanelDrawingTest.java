package io.github.grposuite.reports.draw;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.title.TextTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelDrawingTest {
  private static final Theme THEME = new Theme(FigureStyle.STANDARD);
  private static final Figure ALL = new Figure("all", "", PanelFixture.all());

  private static final List<String> LABELS =
      List.of(
          "β and η",
          "GR-IPO",
          "IS-DPO",
          "Nigeria",
          "0.512",
          "±0.010",
          "–",
          "average loss",
          "χ = 0.5",
          "χ = 5",
          "difference to DPO",
          "β = 4",
          "p = 0.04",
          "CD = 1.50",
          "best (1.25)",
          "worst (2.75)");

  @Test
  void labelsAreTextInPdf() throws IOException {
    try (PDDocument document = Loader.loadPDF(Pdf.of(new FigureLayout(ALL, THEME)))) {
      assertThat(new PDFTextStripper().getText(document)).contains(LABELS).doesNotContain("NaN");
    }
  }

  @Test
  void labelsAreTextInSvg() throws IOException {
    assertThat(svg(ALL)).contains("<text").contains(LABELS).doesNotContain("NaN", "seed 1");
  }

  @Test
  void bytesDoNotDependOnLocale() throws IOException {
    byte[] svg = Svg.of(new FigureLayout(ALL, THEME));
    byte[] pdf = Pdf.of(new FigureLayout(ALL, THEME));
    byte[] png = Png.of(new FigureLayout(ALL, THEME));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Svg.of(new FigureLayout(ALL, THEME))).isEqualTo(svg);
      assertThat(Pdf.of(new FigureLayout(ALL, THEME))).isEqualTo(pdf);
      assertThat(Png.of(new FigureLayout(ALL, THEME))).isEqualTo(png);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 1", "75, 1", "85, 2", "120, 2", "1000, 13"})
  void titlesTakeTheLinesThatTheyNeedAndLeaveThePlotItsPlace(int length, int lines) {
    String title = "worst group ".repeat(100).substring(0, length).strip();
    Panel panel = new Panel.Lines(title, "x", "y", List.of());
    JFreeChart chart = Charts.of(panel, new Canvas(THEME, 384, 800));

    List<TextTitle> shown =
        Stream.concat(Stream.of(chart.getTitle()), chart.getSubtitles().stream())
            .filter(TextTitle.class::isInstance)
            .map(TextTitle.class::cast)
            .toList();
    assertThat(shown).hasSize(lines);
    assertThat(shown.stream().map(TextTitle::getText).collect(joining(" "))).isEqualTo(title);
    double height = 0;
    for (TextTitle line : shown) {
      assertThat(FittedText.width(line.getText(), line.getFont())).isLessThan(384 - 12);
      height += FittedText.height(line.getFont());
    }
    assertThat(Charts.data(chart, 384, 800).getMinY()).isGreaterThan(6 + height);
  }

  @Test
  void uprightBarsHaveTheirNamesBelowAndGroupedOnesTheirGroups() throws IOException {
    Panel.Bars bars = new Panel.Bars("bars", "error", List.of(bar("IPO"), bar("GR-DPO")), true);
    Panel.GroupedBars groups = PanelFixture.groupedBars();
    Panel.GroupedBars upright =
        new Panel.GroupedBars("", "loss", groups.groups(), groups.series(), true);

    assertThat(svg(PanelFixture.figure("bars", bars, upright)))
        .contains("IPO", "GR-DPO", "error", "young", "old", "loss")
        .doesNotContain("…", "NaN");
    CategoryPlot plot = (CategoryPlot) Charts.of(bars, new Canvas(THEME, 384, 288)).getPlot();
    assertThat(plot.getOrientation()).isEqualTo(PlotOrientation.VERTICAL);
    assertThat(Charts.height(bars, THEME, 384)).isEqualTo(FigureStyle.STANDARD.panelHeight());
  }

  private static Bar bar(String name) {
    return new Bar(name, PanelFixture.FIRST, 0.25, 0.01);
  }

  @Test
  void linesEndBetweenWordsElseWithinAndKeepEveryLetter() {
    assertThat(FittedText.lines("a b", THEME.tick(), 300)).containsExactly("a b");
    assertThat(FittedText.lines("one two three four five", THEME.tick(), 50))
        .containsExactly("one two", "three four", "five");
    assertThat(FittedText.lines("undividable_word", THEME.tick(), 50))
        .containsExactly("undividabl", "e_word");
    assertThat(FittedText.lines("", THEME.tick(), 50)).containsExactly("");
    String long300 = "日本語".repeat(100);
    assertThat(String.join("", FittedText.lines(long300, THEME.tick(), 90))).isEqualTo(long300);
  }

  @Test
  void panelsOfRowsGrowAndTheirNeighboursAreNotStretched() {
    assertThat(height(PanelFixture.forest(3))).isLessThan(288);
    assertThat(height(PanelFixture.forest(25))).isBetween(400.0, 576.0);
    assertThat(height(PanelFixture.bars())).isEqualTo(288);
    assertThat(height(PanelFixture.lines(), PanelFixture.forest(25)))
        .isEqualTo(height(PanelFixture.forest(25)));
    assertThat(height(PanelFixture.lines(), PanelFixture.forest(60)))
        .as("one below another")
        .isEqualTo(height(PanelFixture.lines()) + height(PanelFixture.forest(60)));
    assertThat(height(PanelFixture.ranks())).isLessThan(200);
  }

  @Test
  void gapsAreNotBridged() {
    Line line = PanelFixture.line("a", PanelFixture.FIRST, 1, 2, PanelFixture.NONE, 3, 4);
    GaplessLines runs = new GaplessLines(List.of(line), false, false);

    assertThat(runs.data().getSeriesCount()).isEqualTo(2);
    assertThat(runs.data().getItemCount(1)).isEqualTo(2);
    assertThat(runs.line(1)).isZero();
  }

  @Test
  void numbersThatDoNotFitTheirCellsAreLeftOut() throws IOException {
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "n" + i).toList();
    double[][] values = new double[40][40];
    values[3][4] = 0.75;
    Panel many = new Panel.HeatMap("", "", "", "loss", names, names, values, values, 3, 4);

    assertThat(svg(PanelFixture.figure("a", many))).contains(">n39<").doesNotContain("0.750");
    assertThat(svg(PanelFixture.figure("a", PanelFixture.heatMap()))).contains(">0.731<");
  }

  @Test
  void barsOfOverlappingCliquesStandOnLevels() {
    Cliques cliques = Cliques.of(PanelFixture.ranks());

    assertThat(cliques.levels()).isEqualTo(2);
    assertThat(cliques.bars())
        .containsExactly(new Cliques.Bar(1.25, 2, 0), new Cliques.Bar(2, 2.75, 1));
  }

  @Test
  void panelsWithoutDataAreDrawn() throws IOException {
    double[][] none = {{PanelFixture.NONE}};
    List<String> one = List.of("a");
    List<Panel> panels =
        List.of(
            new Panel.Lines("", "", "", List.of()),
            new Panel.Areas("", "", "", List.of()),
            new Panel.Simplex("", List.of("a", "b", "c"), List.of()),
            new Panel.HeatMap("", "", "", "", one, one, none, none, -1, -1),
            new Panel.HeatMap("", "", "", "", List.of(), List.of(), none, none, -1, -1),
            new Panel.Points("", "", "", List.of(), List.of()),
            new Panel.Forest("", "", 0, List.of()),
            new Panel.CriticalDifference("", List.of(), PanelFixture.NONE, List.of()),
            new Panel.Bars("", "", List.of()),
            new Panel.GroupedBars("", "", List.of(), List.of()));
    Figure figure = new Figure("a", "", panels);

    assertThat(svg(figure)).doesNotContain("NaN");
    assertThat(Png.of(new FigureLayout(figure, THEME))).isNotEmpty();
    assertThat(Pdf.of(new FigureLayout(figure, THEME))).isNotEmpty();
  }

  @Test
  void tooManyPixelsAreRefused() {
    FigureStyle sharp = FigureStyle.of(Map.of("dpi", 1200));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Png.of(new FigureLayout(ALL, new Theme(sharp))))
        .withMessageStartingWith("figure all would have 19200 by ")
        .withMessageEndingWith("lower the dpi or the panel's size");
  }

  @Test
  void ofAFigureThatIsTooLargeForTheStandardAPngHasFewerDots() {
    List<String> names =
        IntStream.range(0, 60).mapToObj(i -> i + " of the others".repeat(30)).toList();
    double[][] values = new double[2][60];
    Panel wide =
        new Panel.HeatMap("", "", "", "", names, List.of("a", "b"), values, values, -1, -1);
    FigureLayout layout =
        new FigureLayout(new Figure("a", "", Collections.nCopies(3, wide)), THEME);
    assertThat(9 * layout.width() * layout.height()).isGreaterThan(4e7);

    ByteBuffer png = ByteBuffer.wrap(Png.of(layout));
    assertThat((long) png.getInt(16) * png.getInt(20)).isBetween(35_000_000L, 40_000_000L);
  }

  private static String svg(Figure figure) throws IOException {
    return new String(Svg.of(new FigureLayout(figure, THEME)), StandardCharsets.UTF_8);
  }

  private static double height(Panel... panels) {
    return new FigureLayout(new Figure("a", "", List.of(panels)), THEME).height();
  }
}
