package io.github.grposuite.datasets.pairs;

/** Why a pair, or a row, is left out. */
public enum DropReason {
  /** The group's column is empty. */
  NO_GROUP("no group"),
  /** The other file has no row for it. */
  NO_JOIN("no row in the joined file"),
  /** There is no prompt. */
  NO_PROMPT("no prompt"),
  /** A response is empty. */
  NO_RESPONSE("an empty response"),
  /** The responses are the same. */
  SAME_RESPONSES("the same response twice"),
  /** Neither is preferred. */
  TIE("a tie"),
  /** Nothing says which is preferred. */
  NO_CHOICE("no choice"),
  /** A number is missing, or is not finite. */
  NO_FEATURE("a missing feature"),
  /** The group is none of those that are asked for. */
  OTHER_GROUP("of a group not asked for"),
  /** The group has fewer pairs than asked for. */
  SMALL_GROUP("of a group with fewer than min_pairs"),
  /** The group has no pair in one of the parts. */
  EMPTY_PART("of a group without a pair in every part");

  private final String text;

  DropReason(String text) {
    this.text = text;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
