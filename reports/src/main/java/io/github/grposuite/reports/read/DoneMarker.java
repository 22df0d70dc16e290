package io.github.grposuite.reports.read;

import io.github.grposuite.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The {@code done} file of a run: digests in the format of {@code sha256sum}. */
final class DoneMarker {
  private DoneMarker() {}

  /**
   * Checks that the content is what was written when the run ended.
   *
   * @throws ReportException naming the file, both digests and the remedy, if it is not
   */
  static void verify(Path run, String file, byte[] content) throws IOException {
    Path marker = run.resolve("done");
    if (!Files.isRegularFile(marker)) {
      throw new ReportException(marker + " is missing; " + remedy(run));
    }
    String expected = null;
    for (String line : Files.readAllLines(marker)) {
      if (line.length() > 66 && line.substring(66).equals(file)) {
        expected = line.substring(0, 64);
      }
    }
    if (expected == null) {
      throw new ReportException(marker + " has no digest of " + file + "; " + remedy(run));
    }
    String found = HexFormat.of().formatHex(sha256().digest(content));
    if (!found.equals(expected)) {
      throw new ReportException(
          "%s (%s bytes) is not what the run wrote: expected SHA-256 %s, found %s; %s"
              .formatted(run.resolve(file), content.length, expected, found, remedy(run)));
    }
  }

  static String remedy(Path run) {
    return "delete the folder " + run + " and run again";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
