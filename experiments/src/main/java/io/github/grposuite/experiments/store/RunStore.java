package io.github.grposuite.experiments.store;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.read.DoneMarker;
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
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The runs of an experiment on disk. A run is written to a temporary folder, synced, given its
 * {@code done} file (SHA-256 of the others, in sha256sum's format) and then renamed: a folder under
 * its id is whole or was damaged later.
 */
public final class RunStore {
  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path runs;

  /** The store of an experiment directory, which is created. */
  public RunStore(Path directory) throws IOException {
    runs = directory.resolve("runs");
    Files.createDirectories(runs);
  }

  /** Whether the cell has a done file; a quick look that does not check the other files. */
  public boolean exists(Cell cell) {
    return Files.exists(runs.resolve(cell.id()).resolve(DoneMarker.NAME));
  }

  /**
   * Whether the cell is finished and whole.
   *
   * @throws ReportException if its files no longer match their digests
   */
  public boolean isDone(Cell cell) {
    if (!exists(cell)) {
      return false;
    }
    Path folder = runs.resolve(cell.id());
    try {
      DoneMarker.verify(folder);
      return true;
    } catch (IOException e) {
      throw new ReportException(folder + " cannot be read (" + UsageException.reason(e) + ")");
    }
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
      for (Map.Entry<String, byte[]> file : record.files().entrySet()) {
        writeSynced(temporary.resolve(file.getKey()), file.getValue());
      }
      String done = DoneMarker.of(record.files());
      writeSynced(temporary.resolve(DoneMarker.NAME), done.getBytes(StandardCharsets.UTF_8));
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
      if (Files.exists(folder.resolve(DoneMarker.NAME))) {
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
}
