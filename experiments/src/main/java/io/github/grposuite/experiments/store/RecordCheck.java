package io.github.grposuite.experiments.store;

import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.read.DoneMarker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Looks at a record on disk as if it came from a stranger. */
final class RecordCheck {
  static final String METRICS = "metrics.csv";
  static final String POLICY = "policy.json";
  static final String FAILURE = "failure.json";

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
      Set<String> names = DoneMarker.digests(folder).keySet();
      for (String required : List.of(METRICS, outcome, Manifest.NAME)) {
        if (!names.contains(required)) {
          throw new DamagedRecordException(
              folder.resolve(DoneMarker.NAME) + " has no digest of " + required);
        }
      }
      DoneMarker.verify(folder);
      return reading.read();
    } catch (ReportException e) {
      throw new DamagedRecordException(e.getMessage());
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }
}
