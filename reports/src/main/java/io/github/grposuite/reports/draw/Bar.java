package io.github.grposuite.reports.draw;

/**
 * A bar with an error bar.
 *
 * @param height not finite if there is no value, which the label then says
 * @param error half the error bar's length; NaN for none
 */
public record Bar(String label, SeriesStyle style, double height, double error) {}
