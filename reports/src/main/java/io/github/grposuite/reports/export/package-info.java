/** Experiments as tidy tables that other programs open: CSV, and Parquet by way of DuckDB. */
package io.github.grposuite.reports.export;
