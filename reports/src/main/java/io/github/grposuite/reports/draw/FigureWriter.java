package io.github.grposuite.reports.draw;

import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.Parallel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Writes a figure in all formats, and its data. */
public final class FigureWriter {
  private FigureWriter() {}

  /** In the standard style. */
  public static List<Path> writeAll(Path folder, List<Figure> figures) throws IOException {
    return writeAll(folder, figures, FigureStyle.STANDARD);
  }

  /**
   * Writes NAME.png, NAME.svg, NAME.pdf and, of what they show, NAME.csv for each figure, in
   * parallel.
   */
  public static List<Path> writeAll(Path folder, List<Figure> figures, FigureStyle style)
      throws IOException {
    Files.createDirectories(folder);
    Theme theme = new Theme(style);
    List<Callable<FigureLayout>> layouts = new ArrayList<>();
    figures.forEach(figure -> layouts.add(() -> new FigureLayout(figure, theme)));
    List<Callable<Path>> tasks = new ArrayList<>();
    for (FigureLayout layout : Parallel.run(layouts)) {
      Figure figure = layout.figure();
      tasks.add(() -> AtomicFile.replace(file(folder, figure, ".png"), Png.of(layout)));
      tasks.add(() -> AtomicFile.replace(file(folder, figure, ".svg"), Svg.of(layout)));
      tasks.add(() -> AtomicFile.replace(file(folder, figure, ".pdf"), Pdf.of(layout)));
      tasks.add(
          () -> AtomicFile.replace(file(folder, figure, ".csv"), whole(FigureData.csv(figure))));
    }
    return Parallel.run(tasks);
  }

  /** Without halves of pairs, which are no UTF-8. */
  private static String whole(String text) {
    return text.replaceAll("\\p{Cs}", "\uFFFD");
  }

  private static Path file(Path folder, Figure figure, String ending) {
    return folder.resolve(figure.name() + ending);
  }

  /** Deletes other pictures and their data in the folder, which are left from an earlier report. */
  public static void deleteOthers(Path folder, Set<Path> written) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder, "*.{png,svg,pdf,csv}")) {
      for (Path picture : pictures) {
        if (!written.contains(picture)) {
          Files.delete(picture);
        }
      }
    }
  }
}
