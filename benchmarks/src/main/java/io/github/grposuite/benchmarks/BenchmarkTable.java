package io.github.grposuite.benchmarks;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Markdown table, and the statistics in it. */
final class BenchmarkTable {
  private final StringBuilder text = new StringBuilder();

  BenchmarkTable(List<String> header) {
    row(header);
    row(Collections.nCopies(header.size(), "---"));
  }

  BenchmarkTable row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Three significant digits, without an exponent. */
  static String number(double value) {
    double magnitude = Math.abs(value);
    return String.format(
        Locale.ROOT, magnitude >= 99.95 ? "%.0f" : magnitude >= 9.995 ? "%.1f" : "%.2f", value);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The least-squares slope of ln y over ln x: the exponent of growth. */
  static double exponent(double[] x, double[] y) {
    double meanX = Arrays.stream(x).map(Math::log).average().orElseThrow();
    double meanY = Arrays.stream(y).map(Math::log).average().orElseThrow();
    double product = 0;
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      product += (Math.log(x[i]) - meanX) * (Math.log(y[i]) - meanY);
      square += (Math.log(x[i]) - meanX) * (Math.log(x[i]) - meanX);
    }
    return product / square;
  }
}
