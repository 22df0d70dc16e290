package io.github.grposuite.records.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.records.DoneMarker;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Looks at a record on disk as if it came from a stranger. */
final class RecordCheck {
  static final String METRICS = "metrics.csv";
  static final String POLICY = "policy.json";
  static final String FAILURE = "failure.json";

  private static final long MOST_POLICY_BYTES = 1 << 26;

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
    } catch (RecordException e) {
      throw new DamagedRecordException(e.getMessage());
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /**
   * Reads the measurements and the policy of a finished record, whose digests say that they are
   * what somebody wrote, but not that it makes sense.
   *
   * @throws DamagedRecordException if it does not
   */
  static void content(Path folder) {
    try {
      new RunReader(series -> false).read(folder, "");
      policy(folder.resolve(POLICY));
    } catch (RecordException e) {
      throw new DamagedRecordException(e.getMessage());
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  private static void policy(Path file) throws IOException {
    JsonNode policy = Manifest.tree(file, MOST_POLICY_BYTES);
    boolean sensible =
        switch (policy.path("type").asText()) {
          case "log-linear" -> numbers(policy.path("theta")) && numbers(policy.path("alpha"));
          case "language-model" ->
              numbers(policy.path("alpha")) && policy.path("adapter").asText().equals("adapter");
          default -> false;
        };
    if (!sensible) {
      throw new DamagedRecordException(
          file + " is no policy: its type must be log-linear or language-model, with its numbers");
    }
  }

  private static boolean numbers(JsonNode list) {
    boolean all = list.isArray() && !list.isEmpty();
    for (JsonNode number : list) {
      all &= number.isNumber() && Double.isFinite(number.doubleValue());
    }
    return all;
  }
}
