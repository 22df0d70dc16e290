package io.github.grposuite.language.cache;

import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.records.file.SealedFile;
import io.github.grposuite.records.file.Sha256;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Files named by a hash of everything that determines their content, with the SHA-256 of the
 * content at the end. A file is written beside, synced and renamed; one that was damaged later is
 * written anew. Files may be deleted at any time.
 *
 * @param folder where the files are; created when one is written
 */
public record ContentCache(Path folder) {
  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Writer {
    /** Writes everything; the stream stays open. */
    void write(DataOutputStream out) throws IOException;
  }

  /** The user's, as {@link UserFolders#cache} says. */
  public static ContentCache standard() {
    return new ContentCache(UserFolders.ofProcess().cache());
  }

  /**
   * The file of some inputs, which is written if it is not there.
   *
   * @param kind what it is, the beginning of its name
   * @param inputs everything that determines the content
   * @param bytes the length of the content
   * @throws StoreException if it cannot be written
   */
  public Path file(String kind, String inputs, long bytes, Writer writer) {
    return file(kind, inputs, OptionalLong.of(bytes), writer);
  }

  /** The same of content whose length is not known before. */
  public Path file(String kind, String inputs, Writer writer) {
    return file(kind, inputs, OptionalLong.empty(), writer);
  }

  private Path file(String kind, String inputs, OptionalLong bytes, Writer writer) {
    Path file = folder.resolve(kind + "-" + Sha256.hex(inputs).substring(0, 32));
    try {
      if (isWhole(file, bytes)) {
        return file;
      }
      Files.createDirectories(folder);
      SealedFile.write(file, out -> write(kind, bytes, writer, out));
      return file;
    } catch (IOException e) {
      throw new StoreException(
          file
              + " cannot be written ("
              + FileProblem.reason(e)
              + "); make room, or name another folder in GRPO_CACHE_DIR");
    }
  }

  private static boolean isWhole(Path file, OptionalLong bytes) throws IOException {
    return Files.isRegularFile(file)
        && (bytes.isEmpty() || Files.size(file) == bytes.getAsLong() + Sha256.BYTES)
        && SealedFile.isWhole(file);
  }

  private static void write(String kind, OptionalLong bytes, Writer writer, DataOutputStream out)
      throws IOException {
    Counted counted = new Counted(out);
    DataOutputStream content = new DataOutputStream(counted);
    writer.write(content);
    content.flush();
    if (bytes.isPresent() && counted.bytes != bytes.getAsLong()) {
      throw new IllegalStateException(
          kind
              + " must be "
              + bytes.getAsLong()
              + " bytes, but "
              + counted.bytes
              + " were written");
    }
  }

  /** A stream that counts, beyond what an int holds. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      out.write(values, from, count);
      bytes += count;
    }
  }
}
