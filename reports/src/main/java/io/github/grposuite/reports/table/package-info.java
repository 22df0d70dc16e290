/**
 * The table of final values, built once and written as CSV, Markdown, LaTeX and HTML; and the
 * aggregated curves as CSV.
 */
package io.github.grposuite.reports.table;
