package io.github.grposuite.experiments.store;

import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.read.DoneMarker;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at a record on disk as if it came from a stranger. */
final class RecordCheck {
  static final String METRICS = "metrics.csv";
  static final String POLICY = "policy.json";
  static final String FAILURE = "failure.json";

  private static final int DIGEST = 64;
  private static final int MOST_FILES = 100;
  private static final long MOST_DONE_BYTES = 1 << 14;

  private RecordCheck() {}

  /**
   * The status of a record, every file of which is checked.
   *
   * @throws DamagedRecordException saying what is wrong
   * @throws NewerFormatException if it came after this program
   * @throws StoreException if it cannot be read
   */
  static CellStatus finished(Path folder, String id) {
    return checked(folder, POLICY, () -> CellStatus.done(Manifest.read(folder, id).seconds()));
  }

  /** The same of a record of a failure. */
  static CellStatus failed(Path folder, String id) {
    return checked(
        folder,
        FAILURE,
        () -> {
          double seconds = Manifest.read(folder, id).seconds();
          return CellStatus.failed(Failure.of(Manifest.tree(folder.resolve(FAILURE))), seconds);
        });
  }

  private interface Reading {
    CellStatus read() throws IOException;
  }

  private static CellStatus checked(Path folder, String outcome, Reading reading) {
    try {
      List<String> names = names(folder);
      for (String required : List.of(METRICS, outcome, Manifest.NAME)) {
        if (!names.contains(required)) {
          throw new DamagedRecordException(
              folder.resolve(DoneMarker.NAME) + " has no digest of " + required);
        }
      }
      for (String name : names) {
        if (Files.isSymbolicLink(folder.resolve(name))) {
          throw new DamagedRecordException(folder.resolve(name) + " is a symbolic link");
        }
      }
      DoneMarker.verify(folder);
      return reading.read();
    } catch (ReportException e) {
      throw new DamagedRecordException(e.getMessage().replaceFirst("; delete the folder .*", ""));
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /** The files that a done marker lists. */
  static List<String> names(Path folder) throws IOException {
    if (!Disk.isFolder(folder)) {
      throw new DamagedRecordException(
          folder + " is not a folder" + (Files.isSymbolicLink(folder) ? " but a link" : ""));
    }
    Path done = folder.resolve(DoneMarker.NAME);
    if (!Disk.isFile(done)) {
      throw new DamagedRecordException(done + " is missing: the record was never finished");
    }
    if (Files.size(done) > MOST_DONE_BYTES) {
      throw new DamagedRecordException(done + " is larger than " + MOST_DONE_BYTES + " bytes");
    }
    List<String> names = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(done)) {
        names.add(line.substring(Math.min(line.length(), DIGEST + 2)));
      }
    } catch (CharacterCodingException e) {
      throw new DamagedRecordException(done + " is not text");
    }
    if (names.size() > MOST_FILES) {
      throw new DamagedRecordException(done + " lists more than " + MOST_FILES + " files");
    }
    names.forEach(name -> checkName(done, name));
    return names;
  }

  /** Fails for a name that leads out of a record's folder. */
  static void checkName(Path done, String name) {
    if (!name.matches("([a-z_]+/)?[a-z_]+[.][a-z]+")) {
      throw new DamagedRecordException(done + " has a line that is not \"SHA-256  file\"");
    }
  }
}
