/**
 * Draws figures given as plain data, as PNG, SVG and PDF, in one style and one font, and writes
 * their data as CSV beside them. The same data gives the same bytes. Knows nothing of experiments.
 */
package io.github.grposuite.reports.draw;
