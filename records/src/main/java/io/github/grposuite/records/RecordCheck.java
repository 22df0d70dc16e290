package io.github.grposuite.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Looks at a record on disk as if it came from a stranger. */
public final class RecordCheck {
  private static final long MOST_POLICY_BYTES = 1 << 26;

  private RecordCheck() {}

  /**
   * The status of a record, every file of which is checked.
   *
   * @throws NewerFormatException if it came after this program
   * @throws RecordException saying what is wrong
   * @throws StoreException if it cannot be read
   */
  public static CellStatus finished(Path folder, String id) {
    return CellStatus.done(checked(folder, id, ExperimentLayout.POLICY).seconds());
  }

  /** The same of a record of a failure. */
  public static CellStatus failed(Path folder, String id) {
    double seconds = checked(folder, id, ExperimentLayout.FAILURE).seconds();
    JsonNode failure = CheckedFile.json(folder, ExperimentLayout.FAILURE);
    return CellStatus.failed(Failure.of(failure), seconds);
  }

  private static Manifest checked(Path folder, String id, String outcome) {
    try {
      Set<String> names = DoneMarker.digests(folder).keySet();
      for (String required :
          List.of(ExperimentLayout.METRICS, outcome, ExperimentLayout.MANIFEST)) {
        if (!names.contains(required)) {
          throw new RecordException(
              folder.resolve(ExperimentLayout.DONE) + " has no digest of " + required);
        }
      }
      DoneMarker.verify(folder);
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
    Manifest manifest = Manifest.read(folder, id);
    manifest.checkIdentity();
    return manifest;
  }

  /**
   * Reads the measurements and the policy of a finished record, whose digests say that they are
   * what somebody wrote, but not that it makes sense.
   *
   * @throws RecordException if it does not
   */
  public static void content(Path folder) {
    new RunReader(series -> false).read(folder, "");
    JsonNode policy = CheckedFile.json(folder, ExperimentLayout.POLICY, MOST_POLICY_BYTES);
    boolean sensible =
        switch (policy.path("type").asText()) {
          case "log-linear" -> numbers(policy.path("theta")) && numbers(policy.path("alpha"));
          case "language-model" ->
              numbers(policy.path("alpha"))
                  && policy.path("adapter").asText().equals(ExperimentLayout.ADAPTER);
          default -> false;
        };
    if (!sensible) {
      throw new RecordException(
          folder.resolve(ExperimentLayout.POLICY)
              + " is no policy: its type must be log-linear or language-model, with its numbers");
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
