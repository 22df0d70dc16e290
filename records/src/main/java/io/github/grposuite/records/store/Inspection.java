package io.github.grposuite.records.store;

import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.RecordCheck;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything in a store, without changing it. */
public final class Inspection {
  private final RunStore store;
  private final ExperimentLayout layout;

  /** Of a store. */
  public Inspection(RunStore store) {
    this.store = store;
    this.layout = new ExperimentLayout(store.directory());
  }

  /** The ids of all records, finished or failed, in order. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Path folder : List.of(layout.runs(), layout.failures())) {
      names(folder).stream().filter(name -> ExperimentLayout.isId(name)).forEach(ids::add);
    }
    return ids.stream().distinct().sorted().toList();
  }

  /** What lies among the records and is neither one nor the program's own. */
  public List<Path> unknownFiles() {
    List<Path> unknown = new ArrayList<>();
    for (Path folder : List.of(layout.runs(), layout.failures())) {
      for (String name : names(folder)) {
        if (!name.startsWith(".") && !ExperimentLayout.isId(name)) {
          unknown.add(folder.resolve(name));
        }
      }
    }
    return unknown;
  }

  private static List<String> names(Path folder) {
    try {
      return Disk.names(folder).stream().sorted().toList();
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /**
   * What is wrong with a record: files against digests, manifest against the id, measurements and
   * policy against their formats. Empty if nothing is.
   *
   * @throws NewerFormatException if it came after this program
   */
  public Optional<String> problem(String id) {
    Optional<CellStatus> status = store.record(id);
    if (status.isEmpty() || !status.get().ended()) {
      return status.map(found -> found.error() + "; the next ./grpo run puts it aside");
    }
    if (status.get().state() == CellState.FAILED) {
      return Optional.empty();
    }
    Path folder = layout.run(id);
    try {
      RecordCheck.content(folder);
      return Optional.empty();
    } catch (RecordException e) {
      return Optional.of(e.getMessage() + "; move " + folder + " away and run again");
    }
  }
}
