package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureStyleTest {
  @TempDir Path folder;

  @Test
  void nothingSaidIsTheStandard() {
    assertThat(FigureStyle.of(Map.of())).isEqualTo(FigureStyle.STANDARD);
    assertThat(FigureStyle.STANDARD.panelWidth()).isEqualTo(384);
    assertThat(FigureStyle.STANDARD.panelHeight()).isEqualTo(288);
    assertThat(FigureStyle.STANDARD.fontSize()).isEqualTo(10);
    assertThat(FigureStyle.STANDARD.palette()).hasSize(7).startsWith(new Color(0x0072b2));
    assertThat(FigureStyle.STANDARD.dotsPerInch()).isEqualTo(216);
    assertThat(FigureStyle.STANDARD.lineWidth()).isEqualTo(1.6);
    assertThat(FigureStyle.STANDARD.font()).isEmpty();
  }

  @Test
  void everythingSaidIsRead() throws IOException {
    Path font = bundledFont();
    FigureStyle style =
        FigureStyle.of(
            Map.of(
                "width",
                "3.3in",
                "height",
                "8cm",
                "font_size",
                8,
                "font",
                font.toString(),
                "palette",
                List.of("#0072B2", "#d55e00"),
                "dpi",
                300,
                "line_width",
                "1.25 pt"));

    assertThat(style.panelWidth()).isCloseTo(237.6, within(1e-9));
    assertThat(style.panelHeight()).isCloseTo(226.7716535, within(1e-6));
    assertThat(style.fontSize()).isEqualTo(8);
    assertThat(style.font()).isEqualTo(Optional.of(font));
    assertThat(style.palette()).containsExactly(new Color(0x0072b2), new Color(0xd55e00));
    assertThat(style.dotsPerInch()).isEqualTo(300);
    assertThat(style.lineWidth()).isEqualTo(1.25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          widht     | 3in     | unknown setting "widht" of a figure's look; did you mean "width"?
          colour    | 3in     | known are width, height, font_size, font, palette, dpi, line_width
          width     | wide    | width: expected a number of points, or text such as "3.3in", "8cm"
          width     | 3 feet  | but found "3 feet"; correct it or leave it out for the standard
          height    | 1in     | panel height must be 120 to 2000 points (1/72 inch), but was 72;
          font_size | 40      | font size must be 4 to 36 points, but was 40; choose a number in
          dpi       | high    | dpi: expected a whole number such as 300, but found "high"
          palette   | #0072b2 | palette: expected a list such as ["#0072b2", "#d55e00"], but
          line_width | 0      | line width must be 0.1 to 10 points, but was 0; choose
          font      | no.ttf  | but no.ttf is not: no such file; name another, or leave
          """)
  void wrongSettingsAreNamed(String key, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FigureStyle.of(Map.of(key, value)))
        .withMessageContaining(message);
  }

  @Test
  void numbersOutOfRangeAreNamed() {
    refused(Map.of("dpi", 71), "dots per inch must be 72 to 1200 dots, but was 71");
    refused(Map.of("dpi", 300.5), "dpi: expected a whole number such as 300, but found 300.5");
    refused(Map.of("width", Double.NaN), "panel width must be 120 to 2000 points (1/72 inch)");
    refused(Map.of("palette", List.of()), "palette must have at least one colour, but has none");
    refused(Map.of("palette", List.of("red")), "each colour as text such as \"#0072b2\", but");
  }

  @Test
  void aFileThatIsNoFontIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text.ttf"), "not a font");

    refused(Map.of("font", file), "font: expected a TrueType file (.ttf) with Greek letters");
  }

  @Test
  void figuresFollowTheStyle() throws IOException {
    FigureStyle style =
        FigureStyle.of(
            Map.of(
                "width",
                240,
                "height",
                180,
                "dpi",
                300,
                "palette",
                List.of("#123456"),
                "font_size",
                8,
                "font",
                bundledFont()));
    Figure figure = PanelFixture.figure("a", PanelFixture.lines(), PanelFixture.bars());
    List<Path> files = FigureWriter.writeAll(folder, List.of(figure), style);

    BufferedImage image = ImageIO.read(files.get(0).toFile());
    assertThat(image.getWidth()).isEqualTo(2000);
    assertThat(image.getHeight()).as("half of a low panel is left for data").isBetween(750, 1000);
    assertThat(Files.readString(files.get(1)))
        .contains("font-size=\"8px\"")
        .contains("rgb(18,52,86)");
    assertThat(new FigureLayout(figure, new Theme(style)).width()).isEqualTo(480);
  }

  @Test
  void aNamedFontDrawsLikeTheBundledOne() throws IOException {
    Figure figure = new Figure("a", "", PanelFixture.all());
    Theme named = new Theme(FigureStyle.of(Map.of("font", bundledFont())));

    assertThat(new String(Svg.of(new FigureLayout(figure, named)), StandardCharsets.UTF_8))
        .isEqualTo(
            new String(
                Svg.of(new FigureLayout(figure, new Theme(FigureStyle.STANDARD))),
                StandardCharsets.UTF_8));
    assertThat(Pdf.of(new FigureLayout(figure, named)))
        .isEqualTo(Pdf.of(new FigureLayout(figure, new Theme(FigureStyle.STANDARD))));
  }

  private static void refused(Map<String, ?> settings, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FigureStyle.of(settings))
        .withMessageContaining(message);
  }

  private Path bundledFont() throws IOException {
    Path file = folder.resolve("named.ttf");
    try (InputStream stream =
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return Files.write(file, stream.readAllBytes());
    }
  }
}
