package io.github.grposuite.records.file;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Binary files that end with the SHA-256 of all that comes before. */
public final class SealedFile {
  private static final int BUFFER = 1 << 16;

  private SealedFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is closed by others. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Replaces a file, as {@link AtomicFile#write(Path, AtomicFile.Content)} does. */
  public static void write(Path file, Content content) throws IOException {
    AtomicFile.write(
        file,
        raw -> {
          Sha256 sha = new Sha256();
          DataOutputStream out =
              new DataOutputStream(new BufferedOutputStream(sha.of(raw), BUFFER));
          content.write(out);
          out.flush();
          raw.write(sha.digest());
        });
  }

  /** Whether a file is what was written. */
  public static boolean isWhole(Path file) throws IOException {
    long left = Files.size(file) - Sha256.BYTES;
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 sha = new Sha256();
      InputStream content = sha.of(in);
      byte[] buffer = new byte[BUFFER];
      while (left > 0) {
        int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          return false;
        }
        left -= count;
      }
      return Arrays.equals(sha.digest(), in.readAllBytes());
    }
  }
}
