package io.github.grposuite.datasets.opinions;

/** Why a question, or one group's answers to it, cannot be used. */
public enum DropReason {
  /** The question is empty. */
  NO_QUESTION("no question", true),
  /** The options are empty. */
  NO_OPTIONS("no options", true),
  /** There is nothing to prefer. */
  ONE_OPTION("a single option", true),
  /** Responses are letters. */
  TOO_MANY_OPTIONS("more than 26 options", true),
  /** Nothing can be seen of one. */
  EMPTY_OPTION("an empty option", true),
  /** Two look the same, so that neither can be preferred to the other. */
  REPEATED_OPTION("an option twice", true),
  /** The selections are empty. */
  NO_SELECTIONS("no selections", true),
  /** None in the place of the vector. */
  MISSING_VECTOR("missing vector", false),
  /** An empty list. */
  EMPTY_VECTOR("empty vector", false),
  /** The vector does not have one number an option. */
  WRONG_LENGTH("not one number an option", false),
  /** A number is missing, not a number, infinite or negative. */
  NOT_SHARES("numbers that are no shares", false),
  /** Every share is 0. */
  ALL_ZERO("sums to 0", false);

  private final String text;
  private final boolean ofQuestion;

  DropReason(String text, boolean ofQuestion) {
    this.text = text;
    this.ofQuestion = ofQuestion;
  }

  /** In words. */
  public String text() {
    return text;
  }

  /** Whether it concerns the question for all groups. */
  public boolean ofQuestion() {
    return ofQuestion;
  }
}
