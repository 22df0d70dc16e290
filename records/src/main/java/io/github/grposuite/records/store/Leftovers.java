package io.github.grposuite.records.store;

import io.github.grposuite.records.CellState;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.RecordCheck;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What processes that no longer live left behind; whether they live, the cells' locks tell. */
final class Leftovers {
  private static final String LOCK = ".lock-";

  private Leftovers() {}

  /** Something of a cell that nobody needs any more. */
  private record Leftover(Path path, String id) {}

  /**
   * Removes half-written records, saved states of finished cells, and failures that a later run
   * made good. What belongs to a cell that somebody works on stays.
   *
   * @param dry whether nothing is removed
   * @return what was removed, or would be
   */
  static List<Path> sweep(ExperimentLayout layout, boolean dry) throws IOException {
    List<Path> swept = new ArrayList<>();
    for (Leftover leftover : find(layout)) {
      Optional<CellLock> lock = CellLock.tryLock(layout.runs(), CellLock.position(leftover.id()));
      if (lock.isEmpty()) {
        continue;
      }
      try (CellLock held = lock.get()) {
        if (!Disk.exists(leftover.path())) {
          continue; // Its cell was finished while we looked.
        }
        swept.add(leftover.path());
        if (!dry) {
          remove(layout, leftover);
        }
      }
    }
    return swept;
  }

  private static void remove(ExperimentLayout layout, Leftover leftover) throws IOException {
    if (leftover.path().equals(layout.failure(leftover.id()))) {
      Publication.withdraw(layout, leftover.id());
    } else {
      Disk.deleteLeftover(leftover.path());
    }
  }

  private static List<Leftover> find(ExperimentLayout layout) throws IOException {
    List<Leftover> found = new ArrayList<>();
    for (String name : Disk.names(layout.runs())) {
      Path path = layout.runs().resolve(name);
      String written =
          ExperimentLayout.idIn(name, ExperimentLayout.WRITING) + ExperimentLayout.idIn(name, LOCK);
      String trained = ExperimentLayout.idIn(name, ExperimentLayout.TRAINING);
      if (!written.isEmpty()) {
        found.add(new Leftover(path, written));
      } else if (!trained.isEmpty() && isDone(layout, trained)) {
        found.add(new Leftover(path, trained));
      }
    }
    for (String id : Disk.names(layout.failures())) {
      if (ExperimentLayout.isId(id) && isDone(layout, id)) {
        found.add(new Leftover(layout.failure(id), id));
      }
    }
    return found;
  }

  /** Whether the cell has a finished record, and a whole one. */
  private static boolean isDone(ExperimentLayout layout, String id) {
    try {
      return Disk.exists(layout.run(id))
          && RecordCheck.finished(layout.run(id), id).state() == CellState.DONE;
    } catch (RecordException | StoreException e) {
      return false;
    }
  }
}
