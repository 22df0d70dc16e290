package io.github.grposuite.experiments.store;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The runs of an experiment on disk. A run is written to a temporary folder, synced, given its
 * {@code done} file (SHA-256 of the others, in sha256sum's format) and then renamed: a folder under
 * its id is whole or was damaged later.
 */
public final class RunStore {
  private static final String DONE = "done";
  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path runs;

  /** The store of an experiment directory, which is created. */
  public RunStore(Path directory) throws IOException {
    runs = directory.resolve("runs");
    Files.createDirectories(runs);
  }

  /** Whether the cell has a done file; a quick look that does not check the other files. */
  public boolean exists(Cell cell) {
    return Files.exists(runs.resolve(cell.id()).resolve(DONE));
  }

  /**
   * Whether the cell is finished and whole.
   *
   * @throws DamagedRecordException if its files no longer match their digests
   */
  public boolean isDone(Cell cell) {
    Path folder = runs.resolve(cell.id());
    Path done = folder.resolve(DONE);
    if (!Files.exists(done)) {
      return false;
    }
    try {
      List<String> lines = Files.readAllLines(done);
      if (lines.isEmpty()) {
        throw damaged(done, "is empty", folder);
      }
      for (String line : lines) {
        String[] parts = line.split("  ", 2);
        Path file = folder.resolve(parts[parts.length - 1]).normalize();
        if (parts.length != 2 || !folder.equals(file.getParent())) {
          throw damaged(done, "has a line that is not \"SHA-256  file\"", folder);
        }
        if (!Files.exists(file)) {
          throw damaged(file, "is missing", folder);
        }
        if (!parts[0].equals(sha256(Files.readAllBytes(file)))) {
          throw damaged(
              file, "is truncated or was changed: its SHA-256 is not the one in done", folder);
        }
      }
      return true;
    } catch (IOException e) {
      throw damaged(done, "cannot be read (" + UsageException.reason(e) + ")", folder);
    }
  }

  private static DamagedRecordException damaged(Path file, String what, Path folder) {
    return new DamagedRecordException(
        file + " " + what + "; delete the folder " + folder + " and run again");
  }

  /** Writes a finished run. A run of the same id that another process finished first is kept. */
  public void write(RunRecord record) {
    String id = record.cell().id();
    Path folder = runs.resolve(id);
    Path temporary =
        runs.resolve(
            ".writing-"
                + id
                + "-"
                + ProcessHandle.current().pid()
                + "-"
                + COUNTER.incrementAndGet());
    try {
      Files.createDirectory(temporary);
      StringBuilder done = new StringBuilder();
      for (Map.Entry<String, byte[]> file : record.files().entrySet()) {
        writeSynced(temporary.resolve(file.getKey()), file.getValue());
        done.append(sha256(file.getValue())).append("  ").append(file.getKey()).append('\n');
      }
      writeSynced(temporary.resolve(DONE), done.toString().getBytes(StandardCharsets.UTF_8));
      publish(temporary, folder);
    } catch (IOException e) {
      deleteQuietly(temporary);
      throw new UncheckedIOException(folder + " cannot be written: " + UsageException.reason(e), e);
    }
  }

  private static void publish(Path temporary, Path folder) throws IOException {
    try {
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (Files.exists(folder.resolve(DONE))) {
        deleteQuietly(temporary);
        return;
      }
      throw new IOException("a folder without a done file is in its place; delete it", e);
    }
  }

  private static void writeSynced(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException ignored) {
      // A leftover temporary folder harms nobody: its name begins with a dot and is never read.
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
