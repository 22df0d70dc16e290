package io.github.grposuite.reports.paper;

import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all synthetic figures range over, beside the ticks of the paper's axes. */
public final class PaperTicks {
  private PaperTicks() {}

  /** Where the runs of figures come from. */
  public interface Source {
    /** Those of a figure in an experiment, in the results. */
    PaperRuns read(PaperFigure figure, String experiment) throws IOException;
  }

  /**
   * Writes ticks.md, ticks.csv, readings.md and readings.csv of the experiments that have run.
   *
   * @param results with the directories of experiments, such as paper/figure-2
   * @param folder of the files
   * @param read reads the runs of a figure's experiment
   * @throws ReportException if no experiment is there, or one cannot be read
   */
  public static List<Path> write(Path results, Path folder, Source read) throws IOException {
    List<TickFit> fits = new ArrayList<>();
    List<ReadingPath> readings = new ArrayList<>();
    for (PaperFigure figure : PaperFigure.values()) {
      if (figure.isSynthetic()) {
        addFits(fits, figure, figure.experiment(), Setting.TABLE_1, results, read);
        addFits(fits, figure, figure.scriptsExperiment(), Setting.SCRIPTS, results, read);
      }
      if (figure.isSynthetic() && isThere(results, figure.readingsExperiment())) {
        String experiment = figure.readingsExperiment();
        readings.addAll(ReadingPath.of(figure, experiment, results.resolve(experiment)));
      }
    }
    if (fits.isEmpty() && readings.isEmpty()) {
      throw new ReportException(
          results
              + " has none of the paper's synthetic experiments; run one, such as paper/figure-2");
    }
    Files.createDirectories(folder);
    return List.of(
        AtomicFile.replace(folder.resolve("ticks.md"), TickTables.markdown(fits)),
        AtomicFile.replace(folder.resolve("ticks.csv"), TickTables.csv(fits)),
        AtomicFile.replace(folder.resolve("readings.md"), ReadingTables.markdown(readings)),
        AtomicFile.replace(folder.resolve("readings.csv"), ReadingTables.csv(readings)));
  }

  private static void addFits(
      List<TickFit> fits,
      PaperFigure figure,
      String experiment,
      Setting setting,
      Path results,
      Source read)
      throws IOException {
    if (isThere(results, experiment)) {
      fits.addAll(TickFit.of(read.read(figure, experiment), setting));
    }
  }

  private static boolean isThere(Path results, String experiment) {
    return Files.isRegularFile(new ExperimentLayout(results.resolve(experiment)).cells());
  }
}
