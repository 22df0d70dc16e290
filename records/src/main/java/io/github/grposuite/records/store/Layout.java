package io.github.grposuite.records.store;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Where things are in an experiment's directory. */
record Layout(Path directory) {
  /** The folder that a record is written in. */
  static final String WRITING = ".writing-";

  /** The saved state of a cell that is not finished. */
  static final String TRAINING = ".training-";

  /** Stands where a name has an id, but there is no cell. */
  static final String NO_ID = "0".repeat(16);

  static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final int ID_RADIX = 16;

  Path runs() {
    return directory.resolve("runs");
  }

  Path failures() {
    return directory.resolve("failed");
  }

  Path quarantine() {
    return directory.resolve("quarantine");
  }

  Path run(String id) {
    return runs().resolve(id);
  }

  Path failure(String id) {
    return failures().resolve(id);
  }

  Path training(String id) {
    return runs().resolve(TRAINING + id);
  }

  /** A new name for a folder that is being written or thrown away. */
  Path writing(String id) {
    long number = COUNTER.incrementAndGet();
    return runs().resolve(WRITING + id + "-" + ProcessHandle.current().pid() + "-" + number);
  }

  /** The byte of the lock file that stands for a cell: the first 62 bits of its id. */
  static long position(String id) {
    return Long.parseUnsignedLong(id, ID_RADIX) >>> 2;
  }

  /** The byte that stands for the files of the whole experiment. */
  static long tablePosition() {
    return 1L << 62;
  }

  /** The id in a name such as {@code .writing-0123456789abcdef-1-1}; empty if there is none. */
  static String idIn(String name, String prefix) {
    String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    String id = rest.split("-", 2)[0];
    return ID.matcher(id).matches() ? id : "";
  }
}
