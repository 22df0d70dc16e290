package io.github.grposuite.language.cache;

import io.github.grposuite.records.file.SealedFile;
import io.github.grposuite.records.file.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files named by a hash of everything that determines their content, with the SHA-256 of the
 * content at the end. A file is written beside, synced and renamed; one that was damaged later is
 * written anew. Files may be deleted at any time.
 *
 * @param folder where the files are; created when one is written
 */
public record ContentCache(Path folder) {
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
    Path file = folder.resolve(kind + "-" + Sha256.hex(inputs).substring(0, 32));
    try {
      if (isWhole(file, bytes)) {
        return file;
      }
      Files.createDirectories(folder);
      sweep();
      Path writing =
          folder.resolve(WRITING + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet());
      SealedFile.write(
          file,
          writing,
          out -> {
            writer.write(out);
            out.flush();
            long written = Files.size(writing);
            if (written != bytes) {
              throw new IllegalStateException(
                  kind + " must be " + bytes + " bytes, but " + written + " were written");
            }
          });
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
    return Files.isRegularFile(file)
        && Files.size(file) == bytes + Sha256.BYTES
        && SealedFile.isWhole(file);
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
}
