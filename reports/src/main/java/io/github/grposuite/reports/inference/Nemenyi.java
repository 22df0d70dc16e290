package io.github.grposuite.reports.inference;

/** The critical difference of Nemenyi's test (Nemenyi 1963; Demšar 2006, table 5a). */
final class Nemenyi {
  /**
   * For 2 to 20 methods the 0.95 quantile of the studentized range with infinite degrees of freedom
   * over √2: {@code scipy.stats.studentized_range.ppf(0.95, k, inf) / sqrt(2)}, SciPy 1.17.1.
   */
  private static final double[] Q = {
    1.9599639845400534,
    2.343700586378409,
    2.569031772546482,
    2.7277743708703763,
    2.8497054196100016,
    2.9483200175296744,
    3.030878449614413,
    3.1017303413033805,
    3.163683577053373,
    3.2186536073291525,
    3.268003924466142,
    3.31273859335082,
    3.3536177518523043,
    3.391230283765257,
    3.4260413793706097,
    3.4584247073473247,
    3.4886847993791976,
    3.517073008691811,
    3.5437991315177815
  };

  private static final int FEWEST = 2;

  static final int MOST = FEWEST + Q.length - 1;

  private Nemenyi() {}

  /** {@code q_k √(k (k + 1) / (6 N))}, in ranks. */
  static double criticalDifference(int methods, int blocks) {
    int index = methods - FEWEST;
    if (index < 0 || index >= Q.length) {
      throw new IllegalArgumentException(
          "the Nemenyi test is here for %d to %d methods, but there are %d"
              .formatted(FEWEST, MOST, methods));
    }
    return Q[index] * Math.sqrt(methods * (methods + 1.0) / (6.0 * blocks));
  }
}
