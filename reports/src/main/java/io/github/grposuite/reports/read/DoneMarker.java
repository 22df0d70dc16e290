package io.github.grposuite.reports.read;

import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The {@code done} file of a run, written last: the SHA-256 of its other files in the format of
 * {@code sha256sum}, so that {@code sha256sum -c done} checks a run without this suite.
 */
public final class DoneMarker {
  /** The file's name. */
  public static final String NAME = "done";

  private static final int DIGEST = 64;
  private static final long MOST_BYTES = 1 << 20;
  private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}  ([a-z_]+/)?[a-z_]+[.][a-z]+");

  private DoneMarker() {}

  /** The content of the done file of a run with these files. */
  public static String of(Map<String, byte[]> files) {
    StringBuilder text = new StringBuilder();
    files.forEach((name, content) -> text.append(Sha256.hex(content) + "  " + name + "\n"));
    return text.toString();
  }

  /**
   * Checks every file of a run. A folder in it, such as a language model's adapter, may be left out
   * as a whole where records are passed on; what is there must be whole.
   *
   * @throws ReportException naming the file and the remedy, if one is missing or changed
   */
  public static void verify(Path run) throws IOException {
    for (Map.Entry<String, String> entry : digests(run).entrySet()) {
      String file = entry.getKey();
      Path path = run.resolve(file);
      int slash = file.indexOf('/');
      if (slash > 0 && !Files.exists(run.resolve(file.substring(0, slash)))) {
        continue;
      }
      if (!Files.isRegularFile(path)) {
        throw new ReportException(path + " is missing; " + remedy(run));
      }
      check(run, file, entry.getValue(), Sha256.hex(path));
    }
  }

  /**
   * Checks that a file with this digest is what was written when the run ended.
   *
   * @throws ReportException naming the file, both digests and the remedy, if it is not
   */
  static void check(Path run, String file, String found) throws IOException {
    String expected = digests(run).get(file);
    if (expected == null) {
      throw new ReportException(
          run.resolve(NAME) + " has no digest of " + file + "; " + remedy(run));
    }
    check(run, file, expected, found);
  }

  private static void check(Path run, String file, String expected, String found)
      throws IOException {
    Path path = run.resolve(file);
    if (!found.equals(expected)) {
      throw new ReportException(
          "%s (%s bytes) is not what the run wrote: expected SHA-256 %s, found %s; %s"
              .formatted(path, Files.size(path), expected, found, remedy(run)));
    }
  }

  private static Map<String, String> digests(Path run) throws IOException {
    Path marker = run.resolve(NAME);
    if (!Files.isRegularFile(marker)) {
      throw new ReportException(marker + " is missing; " + remedy(run));
    }
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : lines(run, marker)) {
      if (!LINE.matcher(line).matches()) {
        throw new ReportException(
            marker + " has a line that is not \"SHA-256  file\"; " + remedy(run));
      }
      digests.put(line.substring(DIGEST + 2), line.substring(0, DIGEST));
    }
    if (digests.isEmpty()) {
      throw new ReportException(marker + " is empty; " + remedy(run));
    }
    return digests;
  }

  private static List<String> lines(Path run, Path marker) {
    try {
      if (Files.size(marker) > MOST_BYTES) {
        throw new ReportException(
            marker + " has more than " + MOST_BYTES + " bytes; " + remedy(run));
      }
      return Files.readAllLines(marker);
    } catch (IOException e) {
      throw new ReportException(marker + " " + Text.problem(e) + "; " + remedy(run), e);
    }
  }

  static String remedy(Path run) {
    return "delete the folder " + run + " and run again";
  }
}
