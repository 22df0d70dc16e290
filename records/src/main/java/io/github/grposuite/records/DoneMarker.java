package io.github.grposuite.records;

import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code done} file of a record, written last: the SHA-256 of its other files in the format of
 * {@code sha256sum}, so that {@code sha256sum -c done} checks a record without this suite. It is
 * read as if a stranger had written it: its names lead nowhere but into the record's folder, links
 * are not followed, and files of any size are checked in little memory.
 */
public final class DoneMarker {
  /** The file's name. */
  public static final String NAME = "done";

  private static final long MOST_BYTES = 1 << 14;
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  ((?:[a-z_]+/)?[a-z_]+[.][a-z]+)");

  private DoneMarker() {}

  /**
   * SHA-256 of every file by its path in the record's folder.
   *
   * @throws RecordException if there is no done file that makes sense
   */
  public static Map<String, String> digests(Path record) throws IOException {
    if (!Files.isDirectory(record, LinkOption.NOFOLLOW_LINKS)) {
      throw new RecordException(record + " is not a folder");
    }
    Path done = record.resolve(NAME);
    if (!isFile(done)) {
      throw new RecordException(done + " is missing: the record was not finished");
    }
    if (Files.size(done) > MOST_BYTES) {
      throw new RecordException(done + " is larger than " + MOST_BYTES + " bytes");
    }
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : lines(done)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new RecordException(done + " has a line that is not \"SHA-256  file\"");
      }
      digests.put(matcher.group(2), matcher.group(1));
    }
    if (digests.isEmpty()) {
      throw new RecordException(done + " is empty");
    }
    return digests;
  }

  private static List<String> lines(Path done) {
    try {
      return Files.readAllLines(done);
    } catch (IOException e) {
      throw new RecordException(done + " " + Text.problem(e), e);
    }
  }

  /**
   * Checks every file of a record. A folder in it, such as a language model's adapter, and {@link
   * Manifest#ENVIRONMENT} may be left out where records are passed on; what is there must be whole.
   *
   * @throws RecordException naming the file, if one is missing or changed
   */
  public static void verify(Path record) throws IOException {
    for (Map.Entry<String, String> entry : digests(record).entrySet()) {
      String name = entry.getKey();
      int slash = name.indexOf('/');
      boolean optional = slash > 0 || name.equals(Manifest.ENVIRONMENT);
      if (optional && !exists(record.resolve(slash > 0 ? name.substring(0, slash) : name))) {
        continue;
      }
      Path file = record.resolve(name);
      if (!isFile(file)) {
        throw new RecordException(file + (exists(file) ? " is not a file" : " is missing"));
      }
      compare(file, entry.getValue(), Sha256.hex(file));
    }
  }

  /**
   * Checks that a file with this digest is what was written when the run ended.
   *
   * @throws RecordException naming the file and both digests, if it is not
   */
  static void check(Path record, String name, String found) throws IOException {
    String expected = digests(record).get(name);
    if (expected == null) {
      throw new RecordException(record.resolve(NAME) + " has no digest of " + name);
    }
    compare(record.resolve(name), expected, found);
  }

  private static void compare(Path file, String expected, String found) throws IOException {
    if (!found.equals(expected)) {
      throw new RecordException(
          "%s (%s bytes) is not what the run wrote: expected SHA-256 %s, found %s"
              .formatted(file, Files.size(file), expected, found));
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
