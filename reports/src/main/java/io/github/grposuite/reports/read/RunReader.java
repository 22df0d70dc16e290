package io.github.grposuite.reports.read;

import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Reads runs, one in memory at a time per thread.
 *
 * @param keepCurve the series whose every checkpoint is kept; of the others only the last value is
 */
public record RunReader(Predicate<SeriesKey> keepCurve) {

  /** A run that was read, or why it could not be. */
  public sealed interface Outcome {
    Cell cell();
  }

  public record Read(Cell cell, RunRecord run) implements Outcome {}

  public record Broken(Cell cell, String problem) implements Outcome {}

  /** Reads the folder of one run, after checking its digest. */
  public RunRecord read(Path run) throws IOException {
    Path file = run.resolve("metrics.csv");
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ReportException(file + " does not exist; " + DoneMarker.remedy(run), e);
    }
    DoneMarker.verify(run, "metrics.csv", text);
    try {
      return new MetricsParser(keepCurve).parse(String.valueOf(run.getFileName()), text);
    } catch (IllegalArgumentException e) {
      throw new ReportException(file + " " + e.getMessage() + "; " + DoneMarker.remedy(run), e);
    }
  }

  /** Reads the runs of all cells that are done, in parallel; the order is that of the cells. */
  public List<Outcome> readAll(Path directory, List<Cell> cells) throws IOException {
    List<Callable<Outcome>> tasks = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.done()) {
        tasks.add(() -> outcome(directory, cell));
      }
    }
    return Parallel.run(tasks);
  }

  private Outcome outcome(Path directory, Cell cell) {
    Path run = directory.resolve("runs").resolve(cell.id());
    try {
      return new Read(cell, read(run));
    } catch (IOException e) {
      return new Broken(cell, "cannot read " + run + ": " + e);
    } catch (ReportException e) {
      return new Broken(cell, e.getMessage());
    }
  }
}
