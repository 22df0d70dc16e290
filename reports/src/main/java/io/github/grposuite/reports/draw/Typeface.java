package io.github.grposuite.reports.draw;

import io.github.grposuite.records.TemporaryFolder;
import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.reports.ReportException;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of a figure: as Java2D measures and draws it, and as a PDF embeds it.
 *
 * <p>Liberation Sans comes out of pdfbox's jar, so that pictures do not depend on what a machine
 * has installed.
 */
final class Typeface {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** What the suite's labels use beyond ASCII. */
  private static final String NEEDED = "αβχηθσ±–…≤Δ";

  /** Null until the first figure. */
  private static Typeface bundled;

  private final byte[] file;
  private final Font font;

  private Typeface(byte[] file, Font font) {
    this.file = file;
    this.font = font;
  }

  static Typeface of(Optional<Path> path) {
    return path.map(Typeface::of).orElseGet(Typeface::bundled);
  }

  /**
   * @throws IllegalArgumentException if it is no font that every format can show
   * @throws ReportException if Java makes no fonts on this machine
   */
  static Typeface of(Path path) {
    Optional<String> problem = FileProblem.instead(path);
    if (problem.isPresent()) {
      throw unusable(path, problem.get(), null);
    }
    try {
      byte[] file = Files.readAllBytes(path);
      embed(file);
      Font font = Font.createFont(Font.TRUETYPE_FONT, path.toFile());
      int missing = font.canDisplayUpTo(NEEDED);
      if (missing >= 0) {
        throw unusable(path, "it has no " + NEEDED.charAt(missing), null);
      }
      return new Typeface(file, font);
    } catch (IOException | FontFormatException e) {
      throw unusable(path, String.valueOf(e.getMessage()), e);
    }
  }

  Font size(double points) {
    return font.deriveFont((float) points);
  }

  /** Embeds the font's used glyphs when the document is saved. */
  PDType0Font embeddedIn(PDDocument document) throws IOException {
    return PDType0Font.load(document, new ByteArrayInputStream(file));
  }

  private static void embed(byte[] file) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType0Font.load(document, new ByteArrayInputStream(file));
    }
  }

  private static IllegalArgumentException unusable(Path path, String why, Exception cause) {
    return new IllegalArgumentException(
        "font: expected a TrueType file (.ttf) with Greek letters that may be embedded, but %s is"
                .formatted(path)
            + " not: "
            + why
            + "; name another, or leave it out for Liberation Sans",
        cause);
  }

  /**
   * @throws ReportException if Java makes no fonts on this machine
   */
  private static synchronized Typeface bundled() {
    if (bundled == null) {
      try (InputStream stream = PDDocument.class.getResourceAsStream(RESOURCE)) {
        byte[] file = stream.readAllBytes();
        bundled =
            new Typeface(file, Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)));
      } catch (IOException | FontFormatException | LinkageError | InternalError e) {
        // Java has no other word for a machine without the library that lists fonts, nor for one
        // without a place for the copy that it makes of a font.
        throw new ReportException(
            TemporaryFolder.problem()
                .orElseGet(
                    () ->
                        "figures cannot be drawn: Java makes no fonts here (%s); install fontconfig and"
                                .formatted(e.getMessage())
                            + " any font, such as the packages fontconfig and fonts-dejavu-core"),
            e);
      }
    }
    return bundled;
  }
}
