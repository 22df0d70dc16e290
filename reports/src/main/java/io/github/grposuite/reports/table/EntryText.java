package io.github.grposuite.reports.table;

/** Entries as text for Markdown and HTML, which differ in how they emphasise alone. */
final class EntryText {
  private EntryText() {}

  /**
   * What an entry says; a power of ten as HTML, which Markdown knows too.
   *
   * @return with nothing escaped in the words of an entry
   */
  static String of(Entry entry) {
    if (entry instanceof Entry.Value value) {
      String text = value.error().isEmpty() ? value.mean() : value.mean() + " ± " + value.error();
      return scaled(text, value.exponent());
    }
    if (entry instanceof Entry.Estimate estimate) {
      return scaled(
          estimate.value() + " [" + estimate.low() + ", " + estimate.high() + "]",
          estimate.exponent());
    }
    return entry instanceof Entry.Words words ? words.text() : ((Entry.Missing) entry).why();
  }

  /** The number that a row is sorted by; empty if there is none. */
  static String number(Entry entry) {
    if (entry instanceof Entry.Value value) {
      return value.mean() + "e" + value.exponent();
    }
    return entry instanceof Entry.Estimate estimate
        ? estimate.value() + "e" + estimate.exponent()
        : "";
  }

  static boolean best(Entry entry) {
    return entry instanceof Entry.Value value && value.best();
  }

  private static String scaled(String text, int exponent) {
    return exponent == 0 ? text : "(" + text + ")·10<sup>" + exponent + "</sup>";
  }
}
