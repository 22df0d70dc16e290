/**
 * From an experiment directory to statistics, tables and figures; pure functions of what is on
 * disk. Data flows through the sub-packages {@code read}, {@code stats}, {@code table} and {@code
 * figure} (drawn by {@code draw}), {@code page}, and is put together in {@code publish}.
 */
package io.github.grposuite.reports;
