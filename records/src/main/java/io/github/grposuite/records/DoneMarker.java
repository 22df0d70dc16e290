package io.github.grposuite.records;

import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The {@code done} file of a record, written last: the SHA-256 of its other files in the format of
 * {@code sha256sum}, so that {@code sha256sum -c done} checks a record without this suite. It is
 * read as if a stranger had written it: its names lead nowhere but into the record's folder, links
 * are not followed, and files of any size are checked in little memory.
 *
 * <p>A record that was checked is not checked again by this process while its files keep the size
 * and the time of last change that they had, so that a report takes every digest once.
 */
public final class DoneMarker {
  private static final String NAME = ExperimentLayout.DONE;
  private static final long MOST_BYTES = 1 << 14;
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  ((?:[a-z_]+/)?[a-z_-]+[.][a-z]+)");

  /** Records that were found whole, with what tells that they are still the same. */
  private static final Map<Path, LongBuffer> WHOLE = new ConcurrentHashMap<>();

  /** Of more records nothing is remembered. */
  private static final int MOST_WHOLE = 1 << 16;

  /** A file that was changed so shortly before may change again at the same time by the clock. */
  private static final long SETTLED_MILLIS = 2000;

  private DoneMarker() {}

  /**
   * The text of a done file.
   *
   * @param digests by the files' paths in the record's folder
   */
  public static String text(Map<String, String> digests) {
    StringBuilder text = new StringBuilder();
    digests.forEach((name, hex) -> text.append(hex).append("  ").append(name).append('\n'));
    return text.toString();
  }

  /**
   * SHA-256 of every file by its path in the record's folder.
   *
   * @throws RecordException if there is no done file that makes sense
   */
  public static Map<String, String> digests(Path record) throws IOException {
    if (!Disk.isFolder(record)) {
      throw new RecordException(record + " is not a folder");
    }
    Path done = record.resolve(NAME);
    if (!Disk.isFile(done)) {
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
   * ExperimentLayout#ENVIRONMENT} may be left out where records are passed on; what is there must
   * be whole.
   *
   * @throws RecordException naming the file, if one is missing or changed
   */
  public static void verify(Path record) throws IOException {
    Map<String, String> digests = digests(record);
    LongBuffer before = stamp(record, digests.keySet());
    if (before.equals(WHOLE.get(record))) {
      return;
    }
    for (Map.Entry<String, String> entry : digests.entrySet()) {
      String name = entry.getKey();
      int slash = name.indexOf('/');
      boolean optional = slash > 0 || name.equals(ExperimentLayout.ENVIRONMENT);
      if (optional && !Disk.exists(record.resolve(slash > 0 ? name.substring(0, slash) : name))) {
        continue;
      }
      Path file = record.resolve(name);
      if (!Disk.isFile(file)) {
        throw new RecordException(file + (Disk.exists(file) ? " is not a file" : " is missing"));
      }
      compare(file, entry.getValue(), Sha256.hex(file));
    }
    if (WHOLE.size() < MOST_WHOLE && settled(before)) {
      WHOLE.put(record, before);
    }
  }

  /** Whether this file was checked with its record, and nothing has touched the record since. */
  static boolean isKnownWhole(Path record, String name) throws IOException {
    LongBuffer then = WHOLE.get(record);
    if (then == null) {
      return false;
    }
    Set<String> names = digests(record).keySet();
    return names.contains(name) && then.equals(stamp(record, names));
  }

  /** The time of last change, in nanoseconds, and the size of the done file and every other. */
  private static LongBuffer stamp(Path record, Set<String> names) throws IOException {
    LongBuffer stamp = LongBuffer.allocate(2 * (names.size() + 1));
    stamp(record.resolve(NAME), stamp);
    for (String name : names) {
      stamp(record.resolve(name), stamp);
    }
    return stamp.flip();
  }

  private static void stamp(Path file, LongBuffer stamp) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      stamp.put(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)).put(attributes.size());
    } catch (NoSuchFileException e) {
      stamp.put(0).put(-1);
    }
  }

  private static boolean settled(LongBuffer stamp) {
    long latest = (System.currentTimeMillis() - SETTLED_MILLIS) * 1_000_000;
    return IntStream.range(0, stamp.limit() / 2).allMatch(i -> stamp.get(2 * i) < latest);
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
}
