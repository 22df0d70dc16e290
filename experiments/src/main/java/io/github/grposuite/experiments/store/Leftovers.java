package io.github.grposuite.experiments.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What processes that no longer live left behind; whether they live, the cells' locks tell. */
final class Leftovers {
  /** Locks of former versions. */
  private static final String LOCK = ".lock-";

  private Leftovers() {}

  /**
   * Removes half-written records, saved states of finished cells, and failures that a later run
   * made good. What belongs to a cell that somebody works on stays.
   */
  static void sweep(Layout layout) throws IOException {
    for (String name : Disk.names(layout.runs())) {
      Path path = layout.runs().resolve(name);
      String written = Layout.idIn(name, Layout.WRITING) + Layout.idIn(name, LOCK);
      String trained = Layout.idIn(name, Layout.TRAINING);
      if (!written.isEmpty()) {
        withLock(layout, written, () -> Disk.deleteLeftover(path));
      } else if (!trained.isEmpty() && Disk.exists(layout.run(trained))) {
        withLock(layout, trained, () -> Disk.deleteLeftover(path));
      }
    }
    for (String id : Disk.names(layout.failures())) {
      if (Layout.ID.matcher(id).matches() && Disk.exists(layout.run(id))) {
        withLock(layout, id, () -> Publication.withdraw(layout, id));
      }
    }
  }

  private interface Removal {
    void run() throws IOException;
  }

  private static void withLock(Layout layout, String id, Removal removal) throws IOException {
    Optional<CellLock> lock = CellLock.tryLock(layout.runs(), Layout.position(id));
    if (lock.isPresent()) {
      try (CellLock held = lock.get()) {
        removal.run();
      }
    }
  }
}
