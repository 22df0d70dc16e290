package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads of an experiment what judging needs: values at the judged checkpoints, with few curves. */
public final class FinalValues {
  private FinalValues() {}

  /**
   * All data settings of the experiment in a directory.
   *
   * @param methods all that its cells have
   * @param curves the series that are kept over the checkpoints
   * @param examples whether held-out pairs are read where runs record them
   * @throws ReportException if no run is done and readable
   */
  public static Results read(
      Path directory,
      List<MethodInfo> methods,
      Selection selection,
      Predicate<SeriesKey> curves,
      boolean examples)
      throws IOException {
    CellTable cells = CellTable.read(directory);
    if (!cells.anyDone()) {
      throw new ReportException(
          "%s has no finished run (%s cells in all); run the experiment first"
              .formatted(directory, cells.cells().size()));
    }
    Aggregation aggregation = new Aggregation(cells, methods, selection);
    RunReader reader =
        new RunReader(
            curves,
            aggregation::score,
            Optional.of(selection).filter(rule -> examples).flatMap(ExampleLosses::file));
    Results results = aggregation.overAll(cell -> reader.read(directory, cell));
    if (results.done() == 0) {
      throw new ReportException(
          "no run of " + directory + " can be read: " + results.problems().get(0));
    }
    return results;
  }
}
