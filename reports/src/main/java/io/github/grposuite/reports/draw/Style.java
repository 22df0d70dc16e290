package io.github.grposuite.reports.draw;

/**
 * How a line or bar looks, as positions in the theme's lists, which repeat when they are used up.
 *
 * @param colour position of the colour and marker
 * @param dash position of the dash pattern; 0 is solid
 */
public record Style(int colour, int dash) {}
