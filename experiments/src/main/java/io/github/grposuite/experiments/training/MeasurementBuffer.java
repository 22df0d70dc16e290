package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.records.MetricsFile;
import java.util.ArrayList;
import java.util.List;

/** MeasurementBuffer in memory: most runs end before anybody wants their text. */
final class MeasurementBuffer implements MeasurementSink {
  private static final int CHUNK = 512;

  /** Rows in arrays that are neither copied nor collected one by one. */
  private static final class Chunk {
    private final int[] steps = new int[CHUNK];
    private final String[] names = new String[3 * CHUNK];
    private final double[] values = new double[CHUNK];
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private Chunk last;
  private int used = CHUNK;

  @Override
  public void accept(int step, String split, String group, String metric, double value) {
    if (used == CHUNK) {
      last = new Chunk();
      chunks.add(last);
      used = 0;
    }
    int i = used++;
    last.steps[i] = step;
    last.names[3 * i] = split;
    last.names[3 * i + 1] = group;
    last.names[3 * i + 2] = metric;
    last.values[i] = value;
  }

  int size() {
    return CHUNK * (chunks.size() - 1) + used;
  }

  void clear() {
    chunks.clear();
    used = CHUNK;
  }

  /** The rows of metrics.csv. */
  String text() {
    StringBuilder text = new StringBuilder();
    int left = size();
    for (Chunk chunk : chunks) {
      for (int i = 0; i < Math.min(CHUNK, left); i++) {
        MetricsFile.write(
            text,
            chunk.steps[i],
            chunk.names[3 * i],
            chunk.names[3 * i + 1],
            chunk.names[3 * i + 2],
            chunk.values[i]);
      }
      left -= CHUNK;
    }
    return text.toString();
  }
}
