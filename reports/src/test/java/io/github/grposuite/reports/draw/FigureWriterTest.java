package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureWriterTest {
  private static final double NONE = Double.NaN;

  @TempDir Path folder;

  @Test
  void writesAllFormatsWithGreekAsText() throws IOException {
    List<Path> files = FigureWriter.writeAll(folder, List.of(greek("a")));

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("a.png", "a.svg", "a.pdf", "a.csv");
    BufferedImage image = ImageIO.read(files.get(0).toFile());
    assertThat(image.getWidth()).isEqualTo(3 * 2 * 384);
    assertThat(image.getHeight()).isEqualTo(3 * 288);
    assertThat(Files.readString(files.get(1)))
        .contains(">χ<", ">β, η<", ">θ<", ">α of DPO<", ">0.125<", "version=\"1.0\"")
        .contains("font-family=\"'Liberation Sans',Arial,Helvetica,sans-serif\"")
        .contains("width=\"768\"", "height=\"288\"", "viewBox=\"0 0 768 288\"");
    try (PDDocument document = Loader.loadPDF(files.get(2).toFile())) {
      assertThat(new PDFTextStripper().getText(document)).contains("χ", "β, ηθ", "α of DPO");
      assertThat(document.getDocumentInformation().getCOSObject().size()).isZero();
    }
  }

  @Test
  void sameDataGivesSameBytes() throws IOException {
    for (Path first : FigureWriter.writeAll(folder.resolve("1"), List.of(greek("a")))) {
      FigureWriter.writeAll(folder.resolve("2"), List.of(greek("b"), greek("a")));
      assertThat(folder.resolve("2").resolve(first.getFileName())).hasSameBinaryContentAs(first);
    }
  }

  @Test
  void everyKindHasTheSameBytesOnManyThreads() throws IOException {
    List<Figure> figures =
        IntStream.range(0, 4).mapToObj(i -> new Figure("f" + i, "", PanelFixture.all())).toList();
    List<Path> files = FigureWriter.writeAll(folder, figures);

    for (int i = 4; i < files.size(); i++) {
      assertThat(files.get(i)).hasSameBinaryContentAs(files.get(i % 4));
    }
  }

  @Test
  void picturesOfAnEarlierReportAreDeleted() throws IOException {
    FigureWriter.writeAll(folder, List.of(greek("old")));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    List<Path> written = FigureWriter.writeAll(folder, List.of(greek("new")));
    FigureWriter.deleteOthers(folder, Set.copyOf(written));

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("new.png", "new.svg", "new.pdf", "new.csv", "notes.txt");
  }

  /** Without it a page of print would show one pixel a point: 216 dots an inch are 8504 a metre. */
  @Test
  void aPngSaysItsResolution() throws IOException {
    byte[] png = Files.readAllBytes(FigureWriter.writeAll(folder, List.of(greek("a"))).get(0));
    String text = new String(png, StandardCharsets.ISO_8859_1);
    ByteBuffer size = ByteBuffer.wrap(png, text.indexOf("pHYs") + 4, 9);

    assertThat(new int[] {size.getInt(), size.getInt(), size.get()}).containsExactly(8504, 8504, 1);
  }

  @Test
  void absentValuesLeaveGaps() throws IOException {
    Line nothing =
        Line.withError(
            "nothing",
            new SeriesStyle(0, 0),
            new double[] {0},
            new double[] {NONE},
            new double[] {NONE});
    Line diverging =
        Line.withError(
            "diverging",
            new SeriesStyle(1, 1),
            new double[] {0, 1, 2},
            new double[] {1, NONE, Double.POSITIVE_INFINITY},
            new double[] {NONE, NONE, NONE});
    Figure figure =
        new Figure(
            "gaps",
            "",
            List.of(
                new Panel.Lines("", "x", "y", List.of(nothing)),
                new Panel.Lines("", "x", "y", List.of(diverging)),
                new Panel.Lines("", "x", "y", List.of()),
                new Panel.Bars(
                    "", "y", List.of(new Bar("IPO", new SeriesStyle(0, 0), NONE, NONE)))));

    List<Path> files = FigureWriter.writeAll(folder, List.of(figure));

    assertThat(Files.readString(files.get(1))).contains("IPO (no value)").doesNotContain("NaN");
  }

  @Test
  void panelsStandInRows() {
    List<Panel> panels = Collections.nCopies(4, greek("a").panels().get(0));

    FigureLayout three =
        new FigureLayout(new Figure("a", "", panels), new Theme(FigureStyle.STANDARD));
    assertThat(three.width()).isEqualTo(3 * 384);
    assertThat(three.height()).isEqualTo(2 * 288);
    FigureLayout two =
        new FigureLayout(new Figure("a", "", panels, 2), new Theme(FigureStyle.STANDARD));
    assertThat(two.width()).isEqualTo(2 * 384);
    assertThat(two.height()).isEqualTo(2 * 288);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figure("a", "", panels, 5))
        .withMessage("figure a must have 1 to 4 columns, but has 5");
  }

  @Test
  void linesNeedAsManyErrorsAsPoints() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Line.withError(
                    "a", new SeriesStyle(0, 0), new double[2], new double[2], new double[1]))
        .withMessage("line a must have as many x, y and errors, but has 2, 2 and 1");
  }

  @Test
  void ticksAreRound() {
    assertThat(Axes.step(0.0036, 7)).isEqualTo(0.001);
    assertThat(Axes.step(7, 7)).isEqualTo(1);
    assertThat(Axes.step(71, 7)).isEqualTo(20);
    assertThat(Axes.step(1, 7)).isEqualTo(0.2);
    assertThat(PlainNumberFormat.text(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(PlainNumberFormat.text(10_000)).isEqualTo("10000");
    assertThat(PlainNumberFormat.text(1e9)).isEqualTo("1e9");
    assertThat(PlainNumberFormat.text(-1_200_000)).isEqualTo("-1.2e6");
    assertThat(PlainNumberFormat.text(1_234_567)).isEqualTo("1234567");
    assertThat(PlainNumberFormat.text(0.00025)).isEqualTo("0.00025");
    assertThat(PlainNumberFormat.text(1e-7)).isEqualTo("1e-7");
    assertThat(new PlainNumberFormat(2e6, 2e6).format(500_000.0)).isEqualTo("5e5");
    assertThat(PlainNumberFormat.text(-0.0)).isEqualTo("0");
  }

  private static Figure greek(String name) {
    Line line =
        Line.withError(
            "α of DPO",
            new SeriesStyle(1, 1),
            new double[] {0, 1.0 / 3, 1},
            new double[] {0.3, 0.2, 0.1},
            new double[] {0.01, NONE, 0.02});
    return new Figure(
        name,
        "",
        List.of(
            new Panel.Lines("β, η_θ", "χ", "loss", List.of(line)),
            new Panel.Bars(
                "bars", "error", List.of(new Bar("0.125", new SeriesStyle(0, 0), 0.25, 0.01)))));
  }
}
