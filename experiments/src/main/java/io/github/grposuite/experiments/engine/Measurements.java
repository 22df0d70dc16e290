package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.policy.MeasurementSink;
import io.github.grposuite.reports.Numbers;
import java.util.Arrays;

/** Measurements in memory, in arrays: most runs end before anybody wants their text. */
final class Measurements implements MeasurementSink {
  private static final int FIRST_CAPACITY = 1024;

  private int size;
  private int[] steps = new int[FIRST_CAPACITY];
  private String[] splits = new String[FIRST_CAPACITY];
  private String[] groups = new String[FIRST_CAPACITY];
  private String[] metrics = new String[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];

  @Override
  public void accept(int step, String split, String group, String metric, double value) {
    if (size == steps.length) {
      grow(2 * size);
    }
    steps[size] = step;
    splits[size] = split;
    groups[size] = group;
    metrics[size] = metric;
    values[size] = value;
    size++;
  }

  private void grow(int capacity) {
    steps = Arrays.copyOf(steps, capacity);
    splits = Arrays.copyOf(splits, capacity);
    groups = Arrays.copyOf(groups, capacity);
    metrics = Arrays.copyOf(metrics, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** The rows of metrics.csv. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(steps[i]).append(',').append(splits[i]).append(',').append(groups[i]);
      text.append(',').append(metrics[i]).append(',').append(Numbers.exact(values[i]));
      text.append('\n');
    }
    return text.toString();
  }
}
