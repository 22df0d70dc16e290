package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LackingLettersTest {
  /** Of an area for private use: no font has a sign for it. */
  private static final String NOBODYS = "\udbff\udffd";

  private static final Theme THEME = new Theme(FigureStyle.STANDARD);

  @Test
  void allThatTheBundledFontHasNeedsNoOther() {
    assertThat(notice("Türkiye – η_α ≤ Ελλάδα Привет…")).isEmpty();
    assertThat(Lettering.isPlain("Türkiye – Ελλάδα", THEME.tick())).isTrue();
  }

  @Test
  void lettersThatNoFontHasAreNamedOnceWithWhatToDo() {
    assertThat(notice("a" + NOBODYS + NOBODYS))
        .hasValue(
            "figures: the font Liberation Sans has no "
                + NOBODYS
                + " (drawn as boxes: no installed font has them); name one that has them in a file"
                + " for --style: font: /path/to/a.ttf");
  }

  @Test
  void manyAreCountedAndControlCharactersAreNone() {
    StringBuilder many = new StringBuilder("\u0007\u2028");
    for (int i = 0; i < 20; i++) {
      many.appendCodePoint(0x10fff0 - i);
    }
    assertThat(notice(many.toString()).orElseThrow()).contains(" and 8 more (drawn as boxes");
  }

  @Test
  void aLetterThatAnotherFontHasIsDrawnInIt() throws IOException {
    Optional<Font> other = InstalledFonts.having("م");
    Figure figure = new Figure("a", "", List.of(panel("a مصر b")));
    String svg = new String(Svg.of(new FigureLayout(figure, THEME)), StandardCharsets.UTF_8);

    assertThat(svg).contains("مصر").contains(">a <");
    other.ifPresentOrElse(
        font ->
            assertThat(notice("مصر").orElseThrow()).contains("(drawn in " + font.getFamily() + ")"),
        () -> assertThat(notice("مصر").orElseThrow()).contains("(drawn as boxes"));
    try (PDDocument pdf = Loader.loadPDF(Pdf.of(new FigureLayout(figure, THEME)))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("a", "b");
    }
  }

  @Test
  void widthIsTheSumOfWhatIsDrawn() {
    Font font = THEME.tick();
    assertThat(FittedText.width("η_α", font))
        .isLessThan(FittedText.width("ηα", font))
        .isGreaterThan(FittedText.width("η", font));
  }

  private static Optional<String> notice(String text) {
    return LackingLetters.of(
            List.of(new Figure("a", "", List.of(panel(text)))), FigureStyle.STANDARD)
        .notice();
  }

  private static Panel panel(String title) {
    return new Panel.Bars(title, "error", List.of(new Bar("IPO", PanelFixture.FIRST, 1, 0.1)));
  }
}
