package io.github.grposuite.experiments.store;

import io.github.grposuite.reports.read.DoneMarker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A done file, read as if a stranger had written it: its names lead nowhere but into the record's
 * folder, and files of any size are checked in little memory.
 *
 * @param byName SHA-256 by the file's path in the record's folder
 */
record Digests(Path folder, Map<String, String> byName) {
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  ((?:[a-z_]+/)?[a-z_]+[.][a-z]+)");
  private static final long MOST_BYTES = 1 << 14;
  private static final int BUFFER = 1 << 16;

  /**
   * Reads a record's done file.
   *
   * @throws DamagedRecordException if there is none that makes sense
   */
  static Digests read(Path folder) throws IOException {
    if (!Disk.isFolder(folder)) {
      throw new DamagedRecordException(folder + " is not a folder");
    }
    Path done = folder.resolve(DoneMarker.NAME);
    if (!Disk.isFile(done)) {
      throw new DamagedRecordException(done + " is missing: the record was not finished");
    }
    if (Files.size(done) > MOST_BYTES) {
      throw new DamagedRecordException(done + " is larger than " + MOST_BYTES + " bytes");
    }
    Map<String, String> byName = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(done)) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new DamagedRecordException(done + " has a line that is not \"SHA-256  file\"");
        }
        byName.put(matcher.group(2), matcher.group(1));
      }
    } catch (CharacterCodingException e) {
      throw new DamagedRecordException(done + " is not text");
    }
    return new Digests(folder, byName);
  }

  /**
   * Checks every file. A folder in the record, such as a language model's adapter, may be left out
   * as a whole where records are passed on; what is there must be whole.
   */
  void verify() throws IOException {
    for (Map.Entry<String, String> entry : byName.entrySet()) {
      String name = entry.getKey();
      int slash = name.indexOf('/');
      if (slash > 0 && !Disk.exists(folder.resolve(name.substring(0, slash)))) {
        continue;
      }
      Path file = folder.resolve(name);
      if (!Disk.isFile(file)) {
        throw new DamagedRecordException(
            file + (Disk.exists(file) ? " is not a file" : " is missing"));
      }
      String found = sha256(file);
      if (!found.equals(entry.getValue())) {
        throw new DamagedRecordException(
            "%s (%s bytes) is not what the run wrote: expected SHA-256 %s, found %s"
                .formatted(file, Files.size(file), entry.getValue(), found));
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
