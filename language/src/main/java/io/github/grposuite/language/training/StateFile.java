package io.github.grposuite.language.training;

import io.github.grposuite.records.file.SealedFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A state of training in one file: the magic word, the format's version, whose state it is, the
 * content, and the SHA-256 of all of this. It is written beside, synced and renamed, so the file is
 * whole, or was damaged later.
 *
 * @param file its folder must exist
 * @param magic ASCII letters that the file begins with
 * @param version of the content's format
 * @param identity whose state this is: a state of another run is rejected
 */
public record StateFile(Path file, String magic, int version, String identity) {
  private static final int BUFFER = 1 << 16;

  /** Writes the content. */
  @FunctionalInterface
  public interface Writer {
    /** Writes everything. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads what a {@link Writer} of the same version wrote. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads everything. */
    T read(DataInputStream in) throws IOException;
  }

  /**
   * Replaces the file. When this returns, the content is on disk; until then, the content before
   * is.
   *
   * @throws TrainingStateException if it cannot be written
   */
  public void write(Writer content) {
    try {
      SealedFile.write(
          file,
          out -> {
            out.write(magic.getBytes(StandardCharsets.US_ASCII));
            out.writeInt(version);
            out.writeUTF(identity);
            content.write(out);
          });
    } catch (IOException e) {
      throw new TrainingStateException(
          file + " cannot be written (" + e + "); make room, or choose another directory", e);
    }
  }

  /**
   * The content, if there is such a file.
   *
   * @throws TrainingStateException if the file is damaged, of another program, version or run
   */
  public <T> Optional<T> read(Reader<T> content) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in = open()) {
      checkHeader(in);
      checkDigest();
      String found = in.readUTF();
      if (!found.equals(identity)) {
        throw problem(
            "must be the state of " + identity + ", but is of " + found + "; use another file");
      }
      return Optional.of(content.read(in));
    } catch (IOException e) {
      throw new TrainingStateException(
          file + " cannot be read (" + e + "); delete it to train from the start", e);
    }
  }

  private void checkHeader(DataInputStream in) throws IOException {
    byte[] found = in.readNBytes(magic.length());
    if (!new String(found, StandardCharsets.US_ASCII).equals(magic)) {
      throw problem(
          "must be a saved state of training, which begins with "
              + magic
              + ", but begins otherwise; is it another program's? Move it away");
    }
    int format = in.readInt();
    if (format != version) {
      throw problem(
          "must have format "
              + version
              + ", but has format "
              + format
              + "; continue with the version that wrote it, or delete it to train from the start");
    }
  }

  private void checkDigest() throws IOException {
    if (!SealedFile.isWhole(file)) {
      throw problem(
          "is damaged: its content does not have the SHA-256 at its end; delete it to train from"
              + " the start");
    }
  }

  private DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  private TrainingStateException problem(String message) {
    return new TrainingStateException(file + " " + message);
  }
}
