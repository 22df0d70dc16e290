package io.github.grposuite.records;

import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.records.file.InTheMaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The system's folder for files that live no longer than a process. */
public final class TemporaryFolder {
  private static final String PROPERTY = "java.io.tmpdir";

  /** More than Java's copy of a font has. */
  private static final int PROBE = 1 << 21;

  private TemporaryFolder() {}

  /**
   * A new folder in it, for its caller alone.
   *
   * @throws StoreException if it takes none
   */
  public static Path create(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new StoreException(message(e));
    }
  }

  /** Why it takes no file, and what to do; empty if it does. */
  public static Optional<String> problem() {
    Path file = folder().resolve("grpo-" + InTheMaking.random());
    try {
      AtomicFile.create(file, new byte[PROBE]);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(message(e));
    } finally {
      Disk.deleteLeftover(file);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty(PROPERTY));
  }

  private static String message(IOException e) {
    String reason = Files.isDirectory(folder()) ? FileProblem.reason(e) : "no such folder";
    return "temporary files cannot be written to %s (%s); name another folder: TMPDIR=DIR ./grpo …"
        .formatted(folder(), reason);
  }
}
