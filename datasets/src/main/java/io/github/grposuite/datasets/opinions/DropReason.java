package io.github.grposuite.datasets.opinions;

/** Why a question, or one group's answers to it, cannot be used. */
public enum DropReason {
  /** The question is empty. */
  NO_QUESTION("no question"),
  /** The options are empty. */
  NO_OPTIONS("no options"),
  /** There is nothing to prefer. */
  ONE_OPTION("a single option"),
  /** Responses are letters. */
  TOO_MANY_OPTIONS("more than 26 options"),
  /** The selections are empty. */
  NO_SELECTIONS("no selections"),
  /** None in the place of the vector. */
  MISSING_VECTOR("missing vector"),
  /** An empty list. */
  EMPTY_VECTOR("empty vector"),
  /** The vector does not have one number an option. */
  WRONG_LENGTH("not one number an option"),
  /** A number is missing, not a number, infinite or negative. */
  NOT_SHARES("numbers that are no shares"),
  /** Every share is 0. */
  ALL_ZERO("sums to 0");

  private final String text;

  DropReason(String text) {
    this.text = text;
  }

  /** In words. */
  public String text() {
    return text;
  }

  /** Whether it concerns the question for all groups. */
  public boolean ofQuestion() {
    return compareTo(NO_SELECTIONS) <= 0;
  }
}
