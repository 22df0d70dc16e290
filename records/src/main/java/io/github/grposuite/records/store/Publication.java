package io.github.grposuite.records.store;

import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last step of a record: it gets its name. */
final class Publication {
  private Publication() {}

  /**
   * Renames a whole record, whose files are on disk, into place. A failure that it replaces, and
   * for a finished run also the saved state, go away after that; the caller has the cell's lock.
   */
  static void publish(ExperimentLayout layout, String id, Path written, boolean failed)
      throws IOException {
    AtomicFile.sync(written);
    if (failed) {
      Files.createDirectories(layout.failures());
      withdraw(layout, id);
      AtomicFile.rename(written, layout.failure(id));
    } else {
      AtomicFile.rename(written, layout.run(id));
      withdraw(layout, id);
      Disk.deleteLeftover(layout.training(id));
    }
  }

  /** Takes the record of a failure away, at once. */
  static void withdraw(ExperimentLayout layout, String id) throws IOException {
    Path failure = layout.failure(id);
    if (Disk.exists(failure)) {
      Path away = layout.writing(id);
      AtomicFile.rename(failure, away);
      Disk.deleteLeftover(away);
    }
  }
}
