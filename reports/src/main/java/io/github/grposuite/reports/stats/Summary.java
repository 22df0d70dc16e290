package io.github.grposuite.reports.stats;

/**
 * Mean and standard error of a sample.
 *
 * @param n its size
 * @param mean NaN if n is 0
 * @param standardError s / √n with s² = Σ(x − mean)² / (n − 1); NaN if n is less than 2
 */
public record Summary(int n, double mean, double standardError) {

  /** Sums in the order given, so that the same sample gives the same bits. */
  public static Summary of(double... sample) {
    int n = sample.length;
    double sum = 0;
    for (double value : sample) {
      sum += value;
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : sample) {
      squares += (value - mean) * (value - mean);
    }
    double error = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    return new Summary(n, mean, error);
  }

  public boolean hasStandardError() {
    return !Double.isNaN(standardError);
  }

  /** Whether the mean is a number: something was measured, and nothing diverged. */
  public boolean finite() {
    return Double.isFinite(mean);
  }
}
