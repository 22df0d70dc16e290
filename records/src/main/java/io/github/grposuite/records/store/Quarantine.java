package io.github.grposuite.records.store;

import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Damaged records, put aside: {@code quarantine/<id>-<n>/} with the record and the reason. */
final class Quarantine {
  private Quarantine() {}

  /** Moves a record, whatever it is; returns where. The caller has the cell's lock. */
  static Path move(Layout layout, String id, Path record, String reason) {
    Path cell = layout.quarantine().resolve(id);
    try {
      Files.createDirectories(layout.quarantine());
      cell = fresh(layout.quarantine(), id);
      AtomicFile.create(
          cell.resolve("reason.txt"), (reason + "\n").getBytes(StandardCharsets.UTF_8));
      AtomicFile.rename(record, cell.resolve("record"));
      AtomicFile.sync(layout.quarantine());
      return cell;
    } catch (IOException e) {
      throw StoreException.writing(cell, e);
    }
  }

  private static Path fresh(Path quarantine, String id) throws IOException {
    for (int n = 1; ; n++) {
      Path cell = quarantine.resolve(id + "-" + n);
      try {
        return Files.createDirectory(cell);
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number.
      }
    }
  }
}
