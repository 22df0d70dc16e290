package io.github.grposuite.records.store;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.records.CellIdentity;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.DoneMarker;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.Failure;
import io.github.grposuite.records.Manifest;
import io.github.grposuite.records.MetricsFile;
import io.github.grposuite.records.RecordJson;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A record in the making. Measurements go to the disk while the cell trains, so that the memory
 * they take does not grow with the number of checkpoints. First {@link #complete} or {@link #fail},
 * then {@link #publish}, which waits for the disk and may be left to another thread.
 */
public final class RunWriter implements MeasurementSink {
  private static final int BUFFER = 1 << 16;

  private final ExperimentLayout layout;
  private final CellIdentity cell;
  private final String id;
  private final Path folder;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final StringBuilder buffer = new StringBuilder(MetricsFile.FIRST_LINE);
  private final Sha256 digest = new Sha256();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private FileChannel metrics;
  private OptionalInt step = OptionalInt.empty();
  private CellStatus status;

  RunWriter(ExperimentLayout layout, CellIdentity cell) {
    this.layout = layout;
    this.cell = cell;
    this.id = cell.id();
    this.folder = layout.writing(id);
  }

  @Override
  public void accept(int step, String split, String group, String metric, double value) {
    this.step = OptionalInt.of(step);
    MetricsFile.write(buffer, step, split, group, metric, value);
    if (buffer.length() >= BUFFER) {
      spill();
    }
  }

  private void spill() {
    byte[] text = buffer.toString().getBytes(StandardCharsets.UTF_8);
    buffer.setLength(0);
    digest.update(text);
    try {
      if (metrics == null) {
        Files.createDirectory(folder);
        metrics =
            FileChannel.open(
                folder.resolve(ExperimentLayout.METRICS),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
      }
      Channels.newOutputStream(metrics).write(text);
    } catch (IOException e) {
      throw discarded(layout.run(id), e);
    }
  }

  /** The last measured step. */
  public OptionalInt step() {
    return step;
  }

  /** Whether it is the record of a failure. */
  public boolean failed() {
    return status.state() == CellState.FAILED;
  }

  /** Completes the record with the trained policy; stops its clock. */
  public void complete(TrainedPolicy policy, String dataHash) {
    double seconds = seconds();
    files.put(ExperimentLayout.POLICY, RecordJson.bytes(policy.description()));
    files.putAll(policy.files());
    files.put(ExperimentLayout.MANIFEST, Manifest.of(cell, dataHash, code(), policy.provenance()));
    files.put(ExperimentLayout.ENVIRONMENT, environment(seconds));
    status = CellStatus.done(seconds);
  }

  /** Completes the record with a failure; stops its clock. */
  public void fail(Failure failure, String dataHash) {
    double seconds = seconds();
    files.clear();
    files.put(ExperimentLayout.FAILURE, RecordJson.bytes(failure.content()));
    files.put(ExperimentLayout.MANIFEST, Manifest.of(cell, dataHash, code(), Map.of()));
    files.put(ExperimentLayout.ENVIRONMENT, environment(seconds));
    status = CellStatus.failed(failure, seconds);
  }

  private static Map<String, Object> code() {
    return CodeVersion.current().content();
  }

  private byte[] environment(double seconds) {
    return Manifest.environment(ProcessEnvironment.content(), start, seconds);
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /**
   * Puts the record where it belongs, in the place of an older failure.
   *
   * @throws StoreException if the disk does not take it; nothing of it stays
   */
  public CellStatus publish() {
    Path target = failed() ? layout.failure(id) : layout.run(id);
    spill();
    try {
      metrics.force(true);
      metrics.close();
      Map<String, String> digests = new LinkedHashMap<>();
      digests.put(ExperimentLayout.METRICS, digest.hex());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        AtomicFile.create(folder, file.getKey(), file.getValue());
        digests.put(file.getKey(), Sha256.hex(file.getValue()));
      }
      byte[] marker = DoneMarker.text(digests).getBytes(StandardCharsets.UTF_8);
      AtomicFile.create(folder, ExperimentLayout.DONE, marker);
      Publication.publish(layout, id, folder, failed());
      return status;
    } catch (IOException e) {
      throw discarded(target, e);
    }
  }

  private StoreException discarded(Path target, IOException e) {
    discard();
    return StoreException.writing(target, e);
  }

  /** Throws away what has been written. */
  public void discard() {
    try {
      if (metrics != null) {
        metrics.close();
      }
    } catch (IOException ignored) {
      // It is deleted next.
    }
    Disk.deleteLeftover(folder);
  }
}
