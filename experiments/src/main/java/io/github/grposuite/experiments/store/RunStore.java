package io.github.grposuite.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.read.DoneMarker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The runs of an experiment on disk. A run is written to a temporary folder, synced, given its
 * {@code done} file (SHA-256 of the others, in sha256sum's format) and then renamed: a folder under
 * its id is whole or was damaged later.
 */
public final class RunStore {
  private static final String WRITING = ".writing-";
  private static final String TRAINING = ".training-";
  private static final String LOCK = ".lock-";
  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path runs;

  /** The store of an experiment directory, which is created. */
  public RunStore(Path directory) throws IOException {
    runs = directory.resolve("runs");
    Files.createDirectories(runs);
    sweep();
  }

  /** Whether the cell has a done file; a quick look that does not check the other files. */
  public boolean exists(String id) {
    return Files.exists(runs.resolve(id).resolve(DoneMarker.NAME));
  }

  /** Removes what processes that no longer live left half written. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(runs, WRITING + "*")) {
      for (Path leftover : leftovers) {
        String[] parts = runs.relativize(leftover).toString().split("-", -1);
        boolean alive =
            parts.length == 4
                && parts[2].matches("\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(parts[2])).isPresent();
        if (!alive) {
          deleteQuietly(leftover);
        }
      }
    }
  }

  /**
   * The seconds that a finished cell took; empty if it is not finished.
   *
   * @throws ReportException if its files no longer match their digests, or are of another cell
   */
  public OptionalDouble finished(String id) {
    if (!exists(id)) {
      return OptionalDouble.empty();
    }
    Path folder = runs.resolve(id);
    Path manifest = folder.resolve("manifest.json");
    try {
      DoneMarker.verify(folder);
      JsonNode content = Json.PRETTY.readTree(manifest.toFile());
      if (content.path("format").asInt() != Cell.FORMAT
          || !content.path("id").asText().equals(id)) {
        throw new ReportException(
            manifest
                + " must have format "
                + Cell.FORMAT
                + " and id "
                + id
                + ", but has format "
                + content.path("format").asText("none")
                + " and id "
                + content.path("id").asText("none")
                + "; delete the folder "
                + folder
                + " and run again");
      }
      return OptionalDouble.of(content.path("duration_seconds").asDouble());
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
            WRITING + id + "-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet());
    try {
      Files.createDirectory(temporary);
      for (Map.Entry<String, byte[]> file : record.files().entrySet()) {
        Path target = temporary.resolve(file.getKey());
        Path parent = target.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        writeSynced(target, file.getValue());
      }
      String done = DoneMarker.of(record.files());
      writeSynced(temporary.resolve(DoneMarker.NAME), done.getBytes(StandardCharsets.UTF_8));
      publish(temporary, folder);
      deleteQuietly(runs.resolve(TRAINING + id));
      deleteQuietly(runs.resolve(LOCK + id));
    } catch (IOException e) {
      deleteQuietly(temporary);
      throw new UncheckedIOException(folder + " cannot be written: " + UsageException.reason(e), e);
    }
  }

  /** The lock of a cell that takes long; waits while another process runs it. */
  public RunLock lock(String id) {
    return RunLock.wait(runs.resolve(LOCK + id));
  }

  /** Where a cell that is not finished keeps its state; created. */
  public Path progress(String id) {
    Path folder = runs.resolve(TRAINING + id);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written: " + UsageException.reason(e), e);
    }
  }

  /** Renames into place; a whole run that is there already stays, an unfinished one is replaced. */
  private static void publish(Path temporary, Path folder) throws IOException {
    if (Files.isDirectory(folder) && !Files.exists(folder.resolve(DoneMarker.NAME))) {
      deleteQuietly(folder);
    }
    try {
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(folder.resolve(DoneMarker.NAME))) {
        throw e;
      }
      deleteQuietly(temporary);
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
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException ignored) {
      // A leftover temporary folder harms nobody: its name begins with a dot and is never read.
    }
  }
}
