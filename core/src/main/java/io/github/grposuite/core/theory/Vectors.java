package io.github.grposuite.core.theory;

/** Sums over short vectors, in the order of the index. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** sum ← sum + factor · a. */
  static void add(double[] sum, double factor, double[] a) {
    for (int j = 0; j < a.length; j++) {
      sum[j] += factor * a[j];
    }
  }

  /** a + factor · b. */
  static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = a.clone();
    add(sum, factor, b);
    return sum;
  }

  /** factor · a. */
  static double[] scale(double factor, double[] a) {
    double[] scaled = new double[a.length];
    add(scaled, factor, a);
    return scaled;
  }

  /** Σ_r factors[r] · rows[r]. */
  static double[] combine(double[] factors, double[][] rows) {
    double[] sum = new double[rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      add(sum, factors[r], rows[r]);
    }
    return sum;
  }

  static double largest(double[] a) {
    double largest = a[0];
    for (double value : a) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
