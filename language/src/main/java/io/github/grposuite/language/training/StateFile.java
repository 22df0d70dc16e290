package io.github.grposuite.language.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
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
  private static final int DIGEST_BYTES = 32;
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
    Path written = file.resolveSibling("." + file.getFileName() + ".writing");
    try {
      write(content, written);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
    } catch (IOException e) {
      throw new TrainingStateException(
          file + " cannot be written (" + e + "); make room, or choose another directory", e);
    }
  }

  private void write(Writer content, Path path) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream raw = Channels.newOutputStream(channel);
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new DigestOutputStream(raw, digest), BUFFER));
      out.write(magic.getBytes(StandardCharsets.US_ASCII));
      out.writeInt(version);
      out.writeUTF(identity);
      content.write(out);
      out.flush();
      raw.write(digest.digest());
      channel.force(true);
    }
  }

  /** Makes the new name last; not every system lets a folder be opened. */
  private void syncFolder() {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // The file is whole under its old or its new content either way.
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
    MessageDigest digest = sha256();
    byte[] expected;
    try (InputStream in = open()) {
      long content = Files.size(file) - DIGEST_BYTES;
      byte[] buffer = new byte[BUFFER];
      while (content > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, content));
        if (count < 0) {
          break;
        }
        digest.update(buffer, 0, count);
        content -= count;
      }
      expected = in.readAllBytes();
    }
    if (!Arrays.equals(expected, digest.digest())) {
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
