/**
 * Preference pairs of people's own files: rows of JSON lines, CSV and Parquet, the layouts that are
 * in use, groups, and how pairs are divided. A file is read twice and never held in memory.
 */
package io.github.grposuite.datasets.pairs;
