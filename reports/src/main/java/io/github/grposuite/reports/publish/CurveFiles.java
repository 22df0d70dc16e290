package io.github.grposuite.reports.publish;

import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.InTheMaking;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.draw.LackingLetters;
import io.github.grposuite.reports.figure.Figures;
import io.github.grposuite.reports.page.PageFigures;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.TidyCsv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of what needs curves, facet by facet, so that no more than one facet's are in memory:
 * the figures, and {@code curves.csv}, which takes its name when it is complete.
 */
final class CurveFiles implements AutoCloseable {
  private static final String CURVES = "curves.csv";
  static final String FIGURES = "figures";

  private final FigureStyle style;
  private final Path folder;
  private final Path temporary;
  private final BufferedWriter curves;
  private final LackingLetters lacking;
  private final Set<String> prefixes = new HashSet<>();
  private final List<Path> figures = new ArrayList<>();
  private final List<PageFigures> ofFacets = new ArrayList<>();

  CurveFiles(Path folder, FigureStyle style) throws IOException {
    this.style = style;
    this.lacking = LackingLetters.of(List.of(), style);
    this.folder = Files.createDirectories(folder);
    temporary = InTheMaking.beside(folder.resolve(CURVES));
    curves = Files.newBufferedWriter(temporary);
  }

  void write(List<String> facet, Results results) throws IOException {
    if (ofFacets.isEmpty()) {
      TidyCsv.curvesHeader(results, curves);
    }
    TidyCsv.curves(results, curves);
    ofFacets.add(draw(Figures.of(results, facet, prefixes)));
  }

  /** Writes the files of figures, and makes of them what the page needs. */
  PageFigures draw(List<Figure> drawn) throws IOException {
    figures.addAll(FigureWriter.writeAll(folder.resolve(FIGURES), drawn, style));
    lacking.add(LackingLetters.of(drawn, style));
    return PageFigures.of(drawn);
  }

  /** The complete file of curves. */
  Path finish() throws IOException {
    curves.close();
    AtomicFile.rename(temporary, folder.resolve(CURVES));
    return folder.resolve(CURVES);
  }

  /** Every file of a figure. */
  List<Path> figures() {
    return figures;
  }

  /** What its font has no letters for. */
  LackingLetters lacking() {
    return lacking;
  }

  /** What the page draws of each facet. */
  List<PageFigures> ofFacets() {
    return ofFacets;
  }

  @Override
  public void close() throws IOException {
    curves.close();
    Files.deleteIfExists(temporary);
  }
}
