package io.github.grposuite.reports.inference;

/**
 * A statistic of a sample, and between which values bootstrap resamples place it. Either interval
 * is {@link Interval#NONE} for a single value, and [x, x] for a constant sample. There is no BCa
 * interval, either, where all resamples are on one side of the value, or where no single value's
 * absence moves the statistic (which then has no acceleration).
 *
 * @param value of the sample itself
 * @param percentile between quantiles of the resamples' values (Efron 1979)
 * @param bca bias-corrected and accelerated (Efron 1987)
 */
public record Estimate(double value, Interval percentile, Interval bca) {}
