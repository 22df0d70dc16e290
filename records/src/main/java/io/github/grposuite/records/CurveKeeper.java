package io.github.grposuite.records;

import io.github.grposuite.records.text.Text.MalformedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps curves while a run is read, in a fixed amount of memory: whenever more than {@link #MOST}
 * checkpoints are held, every other one is dropped.
 */
final class CurveKeeper {
  /** About three to a pixel of a figure on the page. */
  static final int MOST = 1000;

  /** What is kept of one series. */
  static final class Series {
    private final double[] values = new double[MOST];
    private int kept;
    private int seen;
    private double latest;
  }

  private final Map<SeriesKey, Series> series = new LinkedHashMap<>();
  private final int[] steps = new int[MOST];
  private int stride = 1;
  private int count;
  private int kept;
  private int step;

  /** Begins a checkpoint. */
  void reach(int next) {
    step = next;
    if (count % stride == 0 && kept == MOST) {
      halve();
    }
    if (count % stride == 0) {
      steps[kept++] = next;
    }
    count++;
  }

  /** That of a name; begins it at its first value. */
  Series series(SeriesKey key) {
    return series.computeIfAbsent(key, name -> new Series());
  }

  /** Adds a value at this checkpoint. */
  void add(Series own, double value) {
    own.latest = value;
    own.seen++;
    if ((count - 1) % stride == 0 && own.kept < kept) {
      own.values[own.kept++] = value;
    }
  }

  private void halve() {
    stride *= 2;
    kept = (kept + 1) / 2;
    for (int i = 0; i < kept; i++) {
      steps[i] = steps[2 * i];
    }
    for (Series own : series.values()) {
      own.kept = (own.kept + 1) / 2;
      for (int i = 0; i < own.kept; i++) {
        own.values[i] = own.values[2 * i];
      }
    }
  }

  /**
   * What was kept.
   *
   * @throws IOException naming a series that some checkpoint lacks
   */
  Curves finish() throws IOException {
    boolean addLast = (count - 1) % stride != 0;
    Map<SeriesKey, double[]> curves = new LinkedHashMap<>();
    for (Map.Entry<SeriesKey, Series> entry : series.entrySet()) {
      Series own = entry.getValue();
      if (own.seen != count) {
        throw new MalformedException(
            "has %s values of %s for %s checkpoints".formatted(own.seen, entry.getKey(), count));
      }
      double[] values = Arrays.copyOf(own.values, kept + (addLast ? 1 : 0));
      if (addLast) {
        values[kept] = own.latest;
      }
      curves.put(entry.getKey(), values);
    }
    int[] checkpoints = Arrays.copyOf(steps, kept + (addLast ? 1 : 0));
    if (addLast) {
      checkpoints[kept] = step;
    }
    return new Curves(stride, count, checkpoints, curves);
  }
}
