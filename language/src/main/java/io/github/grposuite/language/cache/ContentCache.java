package io.github.grposuite.language.cache;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Files named by a hash of everything that determines their content, with the SHA-256 of the
 * content at the end. A file is written beside, synced and renamed; one that was damaged later is
 * written anew. Files may be deleted at any time.
 *
 * @param folder where the files are; created when one is written
 */
public record ContentCache(Path folder) {
  private static final int BUFFER = 1 << 20;
  private static final int DIGEST = 32;
  private static final String WRITING = ".writing-";
  private static final AtomicLong COUNTER = new AtomicLong();

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Writer {
    /** Writes everything; the stream stays open. */
    void write(DataOutputStream out) throws IOException;
  }

  /**
   * The user's: {@code GRPO_CACHE_DIR}, else {@code grpo-suite} in {@code XDG_CACHE_HOME}, else in
   * {@code .cache} of the home directory.
   */
  public static ContentCache standard() {
    return new ContentCache(standard(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  static Path standard(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("GRPO_CACHE_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (shared.isEmpty() ? home.resolve(".cache") : Path.of(shared)).resolve("grpo-suite");
  }

  /**
   * The file of some inputs, which is written if it is not there.
   *
   * @param kind what it is, the beginning of its name
   * @param inputs everything that determines the content
   * @param bytes the length of the content
   */
  public Path file(String kind, String inputs, long bytes, Writer writer) {
    Path file = folder.resolve(kind + "-" + DigestUtils.sha256Hex(inputs).substring(0, 32));
    try {
      if (isWhole(file, bytes)) {
        return file;
      }
      Files.createDirectories(folder);
      sweep();
      Path writing =
          folder.resolve(WRITING + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet());
      try {
        write(writing, writer);
        long written = Files.size(writing) - DIGEST;
        if (written != bytes) {
          throw new IllegalStateException(
              kind + " must be " + bytes + " bytes, but " + written + " were written");
        }
        Files.move(
            writing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(writing);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          file
              + " cannot be written ("
              + e
              + "); make room, or name another folder in GRPO_CACHE_DIR",
          e);
    }
  }

  private static boolean isWhole(Path file, long bytes) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != bytes + DIGEST) {
      return false;
    }
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (long left = bytes; left > 0; ) {
        int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          return false;
        }
        digest.update(buffer, 0, count);
        left -= count;
      }
      return Arrays.equals(digest.digest(), in.readAllBytes());
    }
  }

  /** Removes what processes that no longer live left half written. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, WRITING + "*")) {
      for (Path leftover : leftovers) {
        String pid =
            folder.relativize(leftover).toString().substring(WRITING.length()).split("-")[0];
        if (pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          Files.deleteIfExists(leftover);
        }
      }
    }
  }

  private static void write(Path file, Writer writer) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      OutputStream raw = Channels.newOutputStream(channel);
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new DigestOutputStream(raw, digest), BUFFER));
      writer.write(out);
      out.flush();
      raw.write(digest.digest());
      channel.force(true);
    }
  }
}
