package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.records.MetricsFile;
import io.github.grposuite.records.file.Sha256;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The beginning of a run's metrics.csv, on disk while it trains. */
final class MetricsLog implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final Sha256 digest = new Sha256();
  private long bytes;

  private MetricsLog(Path file) throws IOException {
    this.file = file;
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** A log of no measurements, in place of what was there. */
  static MetricsLog create(Path file) throws IOException {
    MetricsLog log = new MetricsLog(file);
    try {
      log.channel.truncate(0);
      log.write(MetricsFile.FIRST_LINE);
      return log;
    } catch (IOException e) {
      log.close();
      throw e;
    }
  }

  /**
   * Goes on after a part of a log; what comes after that part is removed.
   *
   * @throws IOException if the file does not begin with that part
   */
  static MetricsLog resume(Path file, long bytes, byte[] digest) throws IOException {
    MetricsLog log = new MetricsLog(file);
    try {
      log.skip(bytes);
      if (!Arrays.equals(log.digest(), digest)) {
        throw new IOException(
            file + " does not begin with the " + bytes + " bytes that were measured before");
      }
      log.channel.truncate(bytes);
      return log;
    } catch (IOException e) {
      log.close();
      throw e;
    }
  }

  private void skip(long end) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (bytes < end) {
      buffer.clear().limit((int) Math.min(BUFFER, end - bytes));
      int count = channel.read(buffer);
      if (count < 0) {
        return;
      }
      digest.update(buffer.flip());
      bytes += count;
    }
  }

  void append(MeasurementBuffer rows) throws IOException {
    write(rows.text());
  }

  private void write(String text) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    digest.update(buffer.duplicate());
    bytes += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Returns when everything is on disk. */
  void sync() throws IOException {
    channel.force(true);
  }

  /** Repeats all measurements; a value is the same double. */
  void replay(MeasurementSink sink) throws IOException {
    if (bytes > MetricsFile.FIRST_LINE.length()) {
      try (BufferedReader text = Files.newBufferedReader(file)) {
        MetricsFile.read(
            text,
            row -> sink.accept(row.step(), row.split(), row.group(), row.metric(), row.value()));
      }
    }
  }

  /** Length in bytes. */
  long bytes() {
    return bytes;
  }

  /** SHA-256 of everything so far. */
  byte[] digest() {
    return digest.digest();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
