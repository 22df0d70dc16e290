package io.github.grposuite.reports.draw;

import io.github.grposuite.reports.Parallel;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jfree.chart.JFreeChart;

/** Writes a figure in all formats. */
public final class FigureWriter {
  private FigureWriter() {}

  /** Writes NAME.png, NAME.svg and NAME.pdf for each figure, in parallel. */
  public static List<Path> writeAll(Path folder, List<Figure> figures) throws IOException {
    Files.createDirectories(folder);
    List<Callable<Path>> tasks = new ArrayList<>();
    for (Figure figure : figures) {
      tasks.add(() -> Files.write(file(folder, figure, ".png"), Png.of(figure)));
      tasks.add(() -> Files.write(file(folder, figure, ".svg"), Svg.of(figure)));
      tasks.add(() -> Files.write(file(folder, figure, ".pdf"), Pdf.of(figure)));
    }
    return Parallel.run(tasks);
  }

  private static Path file(Path folder, Figure figure, String ending) {
    return folder.resolve(figure.name() + ending);
  }

  /** Deletes other pictures in the folder: they are left from an earlier report. */
  public static void deleteOthers(Path folder, Set<Path> written) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder, "*.{png,svg,pdf}")) {
      for (Path picture : pictures) {
        if (!written.contains(picture)) {
          Files.delete(picture);
        }
      }
    }
  }

  /** Draws all panels, in points. */
  static void draw(Figure figure, Graphics2D graphics) {
    for (int i = 0; i < figure.panels().size(); i++) {
      JFreeChart chart = Charts.of(figure.panels().get(i));
      chart.draw(
          graphics,
          new Rectangle2D.Double(
              Figure.PANEL_WIDTH * (i % figure.columns()),
              Figure.PANEL_HEIGHT * (i / figure.columns()),
              Figure.PANEL_WIDTH,
              Figure.PANEL_HEIGHT));
    }
  }
}
