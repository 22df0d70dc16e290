package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.CellLock;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.Inspection;
import io.github.grposuite.records.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the records of one experiment, computed in several directories, into one directory. */
public final class Merge {
  private final RunStore target;
  private final List<String> problems = new ArrayList<>();
  private int taken;

  private Merge(RunStore target) {
    this.target = target;
  }

  /**
   * How it ended.
   *
   * @param summary of the whole
   * @param taken records that were brought in
   * @param problems one line for each record that was not
   */
  public record Result(ExperimentStatus summary, int taken, List<String> problems) {}

  /**
   * Merges. The sources stay as they are; what the target has already is kept, and a record that
   * contradicts it is a problem.
   *
   * @param sources directories of experiments of one name
   * @throws UsageException if they differ in more than their seeds
   */
  public static Result into(Path target, List<Path> sources) {
    List<Path> all = new ArrayList<>();
    if (Files.exists(new ExperimentLayout(target).specification())) {
      all.add(target);
    }
    all.addAll(sources);
    MergedDocument document = MergedDocument.of(all);
    Merge merge = new Merge(new RunStore(target));
    try {
      CellTable table = table(all);
      merge.target.prepare();
      sources.forEach(merge::take);
      ExperimentFiles files = new ExperimentFiles(merge.target);
      files.writeSpecification(document.yaml());
      files.writeTable(table);
      return new Result(ExperimentStatus.of(target), merge.taken, merge.problems);
    } catch (IOException e) {
      throw new UsageException(target + " cannot be written (" + UsageException.reason(e) + ")");
    } catch (StoreException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** The rows of all tables, each cell once. */
  private static CellTable table(List<Path> directories) {
    List<String> settings = null;
    Map<String, CellRow> rows = new LinkedHashMap<>();
    for (Path directory : directories) {
      CellTable table = new ExperimentFiles(new RunStore(directory)).table();
      if (settings != null && !settings.equals(table.settings())) {
        throw new UsageException(
            "%s and %s have cells.csv with different columns; run the experiments again"
                .formatted(directories.get(0), directory));
      }
      settings = table.settings();
      table.cells().forEach(row -> rows.putIfAbsent(row.id(), row));
    }
    return new CellTable(settings, List.copyOf(rows.values()));
  }

  private void take(Path directory) {
    RunStore source = new RunStore(directory);
    for (String id : new Inspection(source).ids()) {
      Optional<CellLock> lock = target.tryLock(id);
      if (lock.isEmpty()) {
        problems.add(
            id + " is being computed in " + target.directory() + "; merge again when it is done");
        continue;
      }
      try (CellLock held = lock.get()) {
        target.adopt(id, source.files(id));
        taken++;
      } catch (RecordException e) {
        problems.add(directory + ": " + id + " was not taken: " + e.getMessage());
      }
    }
  }
}
