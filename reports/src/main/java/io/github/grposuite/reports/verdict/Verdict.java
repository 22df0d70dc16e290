package io.github.grposuite.reports.verdict;

/** What runs say of a claim. */
public enum Verdict {
  /** The whole interval of the effect is beyond the margin, on the claimed side. */
  SUPPORTED("supported"),
  /**
   * An effect beyond the margin on the claimed side is excluded, and one on the other is not shown.
   */
  NOT_SUPPORTED("not supported"),
  /** The whole interval is beyond the margin, on the other side. */
  CONTRADICTED("contradicted"),
  /** The interval leaves both open, or there is none. */
  UNDECIDED("undecided");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For people and files. */
  public String words() {
    return words;
  }
}
