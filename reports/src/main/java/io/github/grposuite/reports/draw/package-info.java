/**
 * Draws figures given as plain data, as PNG, SVG and PDF, in one theme and one font. The same data
 * gives the same bytes. Knows nothing of experiments.
 */
package io.github.grposuite.reports.draw;
