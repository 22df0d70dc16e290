package io.github.grposuite.reports.inference;

import java.util.OptionalInt;

/**
 * A method against a baseline, over the seeds that both ran: the differences method − baseline, 0
 * where both are equal up to rounding ({@link Ties}).
 *
 * @param n how many pairs
 * @param mean of the differences, in their units
 * @param standardError s / √n with s² = Σ(d − mean)² / (n − 1); NaN if n is 1
 * @param percentile for the mean difference, as {@link Estimate} has it
 * @param bca likewise
 * @param pValue of {@link SignFlip}, two-sided, of this comparison alone: see {@link Holm}
 * @param seedsNeeded see {@link SampleSize}; empty where no number of seeds is known to do
 */
public record PairedDifference(
    int n,
    double mean,
    double standardError,
    Interval percentile,
    Interval bca,
    double pValue,
    OptionalInt seedsNeeded) {

  /**
   * Of {@code method[i]} and {@code baseline[i]}, which have the same seed.
   *
   * @throws IllegalArgumentException if they are not as many, there is none, or a difference is not
   *     finite
   */
  public static PairedDifference of(double[] method, double[] baseline, Bootstrap bootstrap) {
    if (method.length != baseline.length) {
      throw new IllegalArgumentException(
          "pairs need a value of either method for each seed, but there are "
              + method.length
              + " of the method and "
              + baseline.length
              + " of the baseline");
    }
    double[] differences = Ties.differences(method, baseline);
    Estimate estimate = bootstrap.estimate(Statistic.MEAN, differences);
    return new PairedDifference(
        differences.length,
        estimate.value(),
        deviation(differences) / Math.sqrt(differences.length),
        estimate.percentile(),
        estimate.bca(),
        SignFlip.pValue(differences),
        SampleSize.paired(differences));
  }

  /** The sample standard deviation; NaN of a single value. */
  static double deviation(double[] sample) {
    double mean = Statistic.MEAN.of(sample);
    double squares = 0;
    for (double value : sample) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (sample.length - 1));
  }
}
