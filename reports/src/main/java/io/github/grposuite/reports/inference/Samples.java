package io.github.grposuite.reports.inference;

import io.github.grposuite.records.Numbers;
import java.util.Arrays;

/** Checks of samples, and counting in them. */
final class Samples {
  private Samples() {}

  /** The sample if it has values and all are finite. */
  static double[] checked(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException(
          "expected a sample of at least one value, but it is empty");
    }
    return finite(sample);
  }

  /** The same, but it may be empty. */
  static double[] finite(double[] sample) {
    for (int i = 0; i < sample.length; i++) {
      if (!Double.isFinite(sample[i])) {
        throw new IllegalArgumentException(
            "expected finite values, but the one at index "
                + i
                + " is "
                + Numbers.exact(sample[i])
                + "; leave out runs that diverged, and say so");
      }
    }
    return sample;
  }

  /** A sorted copy, −0 taken for 0. */
  static double[] sorted(double[] sample) {
    double[] sorted = Arrays.stream(checked(sample)).map(value -> value + 0.0).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many values of a sorted sample are less than the bound. */
  static int countBelow(double[] sorted, double bound) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are not greater than the bound. */
  static int countUpTo(double[] sorted, double bound) {
    return countBelow(sorted, Math.nextUp(bound));
  }
}
