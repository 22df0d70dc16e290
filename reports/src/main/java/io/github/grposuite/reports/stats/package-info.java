/** Means and standard errors over seeds, for final values and for curves. */
package io.github.grposuite.reports.stats;
