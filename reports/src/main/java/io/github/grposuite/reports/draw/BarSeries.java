package io.github.grposuite.reports.draw;

/**
 * What one method has in each group.
 *
 * @param heights one a group; not finite if there is no value
 * @param errors half the error bars' lengths; NaN for none
 */
public record BarSeries(String label, SeriesStyle style, double[] heights, double[] errors) {}
