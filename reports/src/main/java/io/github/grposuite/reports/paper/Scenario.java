package io.github.grposuite.reports.paper;

/** What differs between the two synthetic groups (section 5.1, appendix D.2). */
public enum Scenario {
  /** (i): 20 % and 80 % of the pairs; in both groups the second action is uniform. */
  SIZES("i", "groups differ in size"),
  /** (ii): half of the pairs each; near actions in one group, distant ones in the other. */
  RESPONSES("ii", "groups differ in the distribution of responses"),
  /** (iii): both. */
  SIZES_AND_RESPONSES("iii", "groups differ in size and in the distribution of responses");

  private final String numeral;
  private final String words;

  Scenario(String numeral, String words) {
    this.numeral = numeral;
    this.words = words;
  }

  /** The paper's numeral: {@code iii}. */
  public String numeral() {
    return numeral;
  }

  /** {@code groups differ in size}. */
  public String words() {
    return words;
  }

  /** Whether importance sampling differs from the vanilla methods, so that the paper shows it. */
  public boolean showsImportanceSampling() {
    return this != RESPONSES;
  }
}
