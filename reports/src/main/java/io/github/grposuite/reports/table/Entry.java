package io.github.grposuite.reports.table;

/** What stands in one place of a table. */
public sealed interface Entry {

  /**
   * A mean and its standard error, rounded, in units of 10^exponent.
   *
   * @param error empty where one seed has none
   * @param best whether no comparable row is better
   */
  record Value(String mean, String error, int exponent, boolean best) implements Entry {}

  /** An estimate and its interval, rounded, in units of 10^exponent. */
  record Estimate(String value, String low, String high, int exponent) implements Entry {}

  /** Something in words or a plain number. */
  record Words(String text) implements Entry {}

  /** No value, and why, in two or three words. */
  record Missing(String why) implements Entry {}
}
