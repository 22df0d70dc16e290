package io.github.grposuite.language.cache;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Files named by a hash of everything that determines their content. A file is written beside,
 * synced and renamed, so one that is there is whole; it may be deleted at any time.
 *
 * @param folder where the files are; created when one is written
 */
public record ContentCache(Path folder) {
  private static final int BUFFER = 1 << 20;

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
   * @param bytes the length that it must have; a file of another length is written anew
   */
  public Path file(String kind, String inputs, long bytes, Writer writer) {
    Path file = folder.resolve(kind + "-" + DigestUtils.sha256Hex(inputs).substring(0, 32));
    try {
      if (Files.isRegularFile(file) && Files.size(file) == bytes) {
        return file;
      }
      Files.createDirectories(folder);
      Path writing = Files.createTempFile(folder, "." + kind, ".writing");
      try {
        write(writing, writer);
        if (Files.size(writing) != bytes) {
          throw new IllegalStateException(
              kind + " must be " + bytes + " bytes, but " + Files.size(writing) + " were written");
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

  private static void write(Path file, Writer writer) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
      writer.write(out);
      out.flush();
      channel.force(true);
    }
  }
}
