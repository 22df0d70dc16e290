package io.github.grposuite.records.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Names of files that are being written. They are random, since processes of several machines and
 * containers may share a folder, where process ids are not unique. For the same reason nobody can
 * tell whether the writer of such a file lives: what has not changed for a day is taken for left.
 */
public final class InTheMaking {
  private static final String WRITING = ".writing";
  private static final Duration ABANDONED = Duration.ofDays(1);

  private InTheMaking() {}

  /** Letters and digits that no other process draws. */
  public static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** A name beside a file for its next content, of this caller alone. */
  public static Path beside(Path file) {
    return file.resolveSibling("." + file.getFileName() + WRITING + "-" + random());
  }

  /**
   * Deletes what writers left in the folder of a file that has just been created. Times are
   * compared with that file's, which the same clock gave.
   */
  static void sweepBeside(Path created) throws IOException {
    Path folder = Objects.requireNonNull(created.toAbsolutePath().getParent());
    Instant now = changed(created);
    if (now.equals(Instant.MAX)) {
      return;
    }
    Instant latest = now.minus(ABANDONED);
    for (String name : Disk.names(folder)) {
      Path left = folder.resolve(name);
      if (name.startsWith(".")
          && name.contains(WRITING)
          && Disk.isFile(left)
          && changed(left).isBefore(latest)) {
        Disk.deleteLeftover(left);
      }
    }
  }

  /** Never, if another writer has renamed or deleted the file meanwhile. */
  private static Instant changed(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.MAX;
    }
  }
}
