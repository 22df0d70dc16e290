package io.github.grposuite.cli.claims;

import java.util.Arrays;
import java.util.List;

/** The kinds of claims, with the keys that each has beside those of all. */
enum ClaimKind {
  DIFFERENCE("difference", "group", "direction"),
  EQUAL("equal", "group"),
  LOWEST("lowest", "group", "others"),
  HIGHEST("highest", "group", "others"),
  DECREASING("decreasing", "group", "over"),
  INCREASING("increasing", "group", "over"),
  SMALLER_ADVANTAGE("smaller-advantage", "group", "direction", "than"),
  LARGER_ADVANTAGE("larger-advantage", "group", "direction", "than"),
  OVERFITS("overfits", "group"),
  LOWEST_GROUPS("lowest-groups", "groups", "at"),
  HIGHEST_GROUPS("highest-groups", "groups", "at"),
  CHANGE("change", "rises", "falls"),
  AT_MOST("at-most", "group", "bound"),
  AT_LEAST("at-least", "group", "bound"),
  SLOPE("slope", "group", "over", "at_most");

  private final String word;
  private final List<String> keys;

  ClaimKind(String word, String... keys) {
    this.word = word;
    this.keys = List.of(keys);
  }

  List<String> keys() {
    return keys;
  }

  /** Whether methods stand with their baselines. */
  boolean paired() {
    return switch (this) {
      case DIFFERENCE, EQUAL, SMALLER_ADVANTAGE, LARGER_ADVANTAGE -> true;
      default -> false;
    };
  }

  /** Whether two experiments are compared. */
  boolean crosses() {
    return this == SMALLER_ADVANTAGE || this == LARGER_ADVANTAGE;
  }

  /** Whether a method is said to be better than others, so that seeds can be ranked. */
  boolean ranks() {
    return this == DIFFERENCE || this == LOWEST || this == HIGHEST;
  }

  /** As it is written. */
  String word() {
    return word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ClaimKind::word).toList();
  }

  static ClaimKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }
}
