package io.github.grposuite.reports.table;

/** What stands in one place of a table. */
public sealed interface Entry {

  /** In words, in units of 10^{@link #exponent}; nothing is escaped. */
  String text();

  /** The power of ten that is split off. */
  default int exponent() {
    return 0;
  }

  /** The number that a row is sorted by; empty if there is none. */
  default String number() {
    return "";
  }

  /** What its type says. */
  default Emphasis emphasis() {
    return Emphasis.NONE;
  }

  /** How an entry stands out. */
  enum Emphasis {
    NONE,
    /** No comparable row is better. */
    BEST,
    /** There is no value; the text says why. */
    MISSING
  }

  /**
   * A mean and its standard error, rounded.
   *
   * @param error empty where one seed has none
   * @param best whether no comparable row is better
   */
  record Value(String mean, String error, int exponent, boolean best) implements Entry {
    @Override
    public String text() {
      return error.isEmpty() ? mean : mean + " ± " + error;
    }

    @Override
    public String number() {
      return mean + "e" + exponent;
    }

    @Override
    public Emphasis emphasis() {
      return best ? Emphasis.BEST : Emphasis.NONE;
    }
  }

  /** An estimate and its interval, rounded. */
  record WithInterval(String value, String low, String high, int exponent) implements Entry {
    @Override
    public String text() {
      return value + " [" + low + ", " + high + "]";
    }

    @Override
    public String number() {
      return value + "e" + exponent;
    }
  }

  /** Something in words or a plain number. */
  record Words(String text) implements Entry {}

  /** How many of the expected seeds are in the entries of a row. */
  record SeedCount(int done, int expected) implements Entry {
    @Override
    public String text() {
      return done + " of " + expected;
    }
  }

  /** No value, and why, in two or three words. */
  record Missing(String text) implements Entry {
    @Override
    public Emphasis emphasis() {
      return Emphasis.MISSING;
    }
  }
}
