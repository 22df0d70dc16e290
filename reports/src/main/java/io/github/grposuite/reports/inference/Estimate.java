package io.github.grposuite.reports.inference;

/**
 * A statistic of a sample, and between which values bootstrap resamples place it. An interval is
 * {@link Interval#NONE} where none can be had: {@code percentile} of a single value, {@code bca}
 * where {@link Bca} says.
 *
 * @param value of the sample itself
 * @param percentile between quantiles of the resamples' values (Efron 1979)
 * @param bca bias-corrected and accelerated (Efron 1987)
 */
public record Estimate(double value, Interval percentile, Interval bca) {}
