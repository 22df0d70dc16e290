package io.github.grposuite.records;

import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads runs from beginning to end; what it keeps of one does not grow with its checkpoints.
 *
 * @param keepCurve the series that are kept over the checkpoints; of the others only one value is
 * @param score picks the checkpoint of a method, by its name, whose values are kept; the last one's
 *     are if there is none
 * @param examples the file of held-out pairs that is read where a run has it; empty for none
 */
public record RunReader(
    Predicate<SeriesKey> keepCurve,
    Function<String, Optional<Score>> score,
    Optional<String> examples) {
  private static final String REMEDY =
      "; run again, which puts a damaged record aside and computes it anew";

  /** One that keeps the values of the last checkpoint. */
  public RunReader(Predicate<SeriesKey> keepCurve) {
    this(keepCurve, method -> Optional.empty(), Optional.empty());
  }

  /** A run that was read, or why it could not be. */
  public sealed interface Outcome {
    CellRow cell();
  }

  public record Read(CellRow cell, RunRecord run) implements Outcome {}

  public record Broken(CellRow cell, String problem) implements Outcome {}

  /**
   * Hands every row of a run's metrics on, in order.
   *
   * @throws RecordException naming the file, if the file is not whole; some of its rows may have
   *     been handed on by then
   */
  public static void rows(Path run, Consumer<MetricsRow> rows) {
    CheckedFile.read(
        run,
        ExperimentLayout.METRICS,
        text -> {
          MetricsFile.read(text, rows);
          return run;
        });
  }

  /**
   * Reads the folder of one run.
   *
   * @throws RecordException naming the file, if it is not whole or lacks the score
   */
  public RunRecord read(Path run, String method) {
    RunRecord record =
        CheckedFile.read(
                run,
                ExperimentLayout.METRICS,
                text -> RunParser.parse(text, keepCurve, score.apply(method)))
            .record(run);
    if (examples.isEmpty()) {
      return record;
    }
    try {
      return record.with(ExampleLosses.read(run, examples.get()));
    } catch (IOException e) {
      throw new RecordException(run.resolve(ExperimentLayout.DONE) + " " + Text.problem(e), e);
    }
  }

  /** Reads the run of a cell in an experiment's directory. */
  public Outcome read(Path directory, CellRow cell) {
    try {
      return new Read(cell, read(new ExperimentLayout(directory).run(cell.id()), cell.method()));
    } catch (RecordException e) {
      return new Broken(cell, e.getMessage() + REMEDY);
    }
  }
}
