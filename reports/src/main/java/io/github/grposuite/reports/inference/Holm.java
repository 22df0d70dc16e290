package io.github.grposuite.reports.inference;

import io.github.grposuite.records.Numbers;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment of p-values (Holm 1979, "A simple sequentially rejective multiple
 * test procedure", Scand. J. Statist. 6): rejecting where the adjusted value is at most α keeps the
 * probability of any false rejection in the family at most α, whatever their dependence.
 */
public final class Holm {
  private Holm() {}

  /**
   * The adjusted values, {@code max over j ≤ i of min(1, (m − j + 1) p_(j))} for the i-th smallest
   * of m. NaN stays, and is not of the family.
   *
   * @throws IllegalArgumentException if a value is not between 0 and 1
   */
  public static double[] adjust(double[] p) {
    for (int i = 0; i < p.length; i++) {
      if (p[i] < 0 || p[i] > 1) {
        throw new IllegalArgumentException(
            "a p-value is between 0 and 1 or NaN, but the one at index "
                + i
                + " is "
                + Numbers.exact(p[i]));
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = p.clone();
    double largest = 0;
    for (int j = 0; j < order.length; j++) {
      largest = Math.max(largest, Math.min(1, (order.length - j) * p[order[j]]));
      adjusted[order[j]] = largest;
    }
    return adjusted;
  }
}
