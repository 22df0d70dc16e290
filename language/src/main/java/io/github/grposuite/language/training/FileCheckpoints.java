package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
 * The last state of a stage in one file: the bytes "GRPOTRAIN", the format's version, whose state
 * it is, the state (see {@code StateFormat}), and the SHA-256 of all of this. It is written beside,
 * synced and renamed, so the file is whole, or was damaged later.
 *
 * @param file of one stage; its folder must exist
 * @param identity whose state this is, for example the run's content-addressed id and the stage: a
 *     state of another run is rejected
 * @param every updates between saves; 0 for a save after every evaluation
 */
public record FileCheckpoints(Path file, String identity, int every) implements Checkpoints {
  private static final byte[] MAGIC = {'G', 'R', 'P', 'O', 'T', 'R', 'A', 'I', 'N'};
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;
  private static final int BUFFER = 1 << 16;

  /** Checks how often. */
  public FileCheckpoints {
    Checks.atLeast("checkpoint_every", 0, every);
  }

  @Override
  public boolean isDue(int step, boolean evaluated) {
    return every == 0 ? evaluated : step % every == 0;
  }

  @Override
  public void save(TrainingState state) {
    Path written = file.resolveSibling("." + file.getFileName() + ".writing");
    try {
      write(state, written);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
    } catch (IOException e) {
      throw new TrainingStateException(
          file + " cannot be written (" + e + "); make room, or choose another directory", e);
    }
  }

  private void write(TrainingState state, Path path) throws IOException {
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
      out.write(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(identity);
      StateFormat.write(state, out);
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
   * {@inheritDoc}
   *
   * @throws TrainingStateException if the file is damaged, of another program, version or run
   */
  @Override
  public Optional<TrainingState> load() {
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
      return Optional.of(StateFormat.read(in));
    } catch (IOException e) {
      throw new TrainingStateException(
          file + " cannot be read (" + e + "); delete it to train from the start", e);
    }
  }

  private void checkHeader(DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw problem(
          "must be a saved state of training, which begins with GRPOTRAIN, but begins otherwise;"
              + " is it another program's? Move it away");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw problem(
          "must have format "
              + VERSION
              + ", but has format "
              + version
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
