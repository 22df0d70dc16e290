package io.github.grposuite.reports.paper;

/** Whose hyperparameters runs have: the paper tells others than the authors' scripts. */
public enum Setting {
  /** The experiments {@code paper/figure-*}. */
  TABLE_1("Table 1"),
  /** The experiments {@code synthetic/*}. */
  SCRIPTS("the scripts");

  private final String words;

  Setting(String words) {
    this.words = words;
  }

  /** {@code the scripts}. */
  public String words() {
    return words;
  }
}
