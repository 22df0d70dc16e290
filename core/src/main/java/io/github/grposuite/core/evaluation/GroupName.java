package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.text.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names of groups: any text that a table, a page and a figure can show on one line and that no
 * summary over groups is called by. They are carried exactly as they are written, blanks and all.
 */
public final class GroupName {
  /** Characters. */
  private static final int LONGEST = 1000;

  private static final List<String> SUMMARIES =
      List.of(MeasurementSink.WORST, MeasurementSink.AVERAGE, MeasurementSink.GAP);

  private GroupName() {}

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException if it cannot be a group's, saying why
   */
  public static String check(String name) {
    problem(name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "a group cannot be called \""
                      + VisibleText.of(shortened(name))
                      + "\": "
                      + problem
                      + "; rename it");
            });
    return name;
  }

  /**
   * Returns the names.
   *
   * @throws IllegalArgumentException if one cannot be a group's, or two are, or look, the same
   */
  public static List<String> checkAll(List<String> names) {
    names.forEach(GroupName::check);
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        checkApart(names.get(j), names.get(i));
      }
    }
    return names;
  }

  private static void checkApart(String first, String second) {
    if (first.equals(second)) {
      throw new IllegalArgumentException(
          "the group \"" + VisibleText.of(first) + "\" stands there twice; name it once");
    }
    if (same(first, second)) {
      throw new IllegalArgumentException(
          "two groups look the same, \"%s\" and \"%s\": of the second, %s; rename one, or leave one out"
              .formatted(first, second, VisibleText.difference(second, first).orElse("nothing")));
    }
  }

  /** Whether two names look the same: but for blanks, invisible characters and composed accents. */
  public static boolean same(String one, String other) {
    return VisibleText.canonical(one).equals(VisibleText.canonical(other));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, 40) + "…";
  }

  private static Optional<String> problem(String name) {
    String seen = VisibleText.canonical(name);
    if (seen.isEmpty()) {
      return Optional.of(name.isBlank() ? "it is empty" : "nothing of it can be seen");
    }
    if (name.length() > LONGEST) {
      return Optional.of("it has more than " + LONGEST + " characters");
    }
    if (SUMMARIES.contains(seen)) {
      return Optional.of("that is what the suite calls a summary over groups");
    }
    OptionalInt bad = name.codePoints().filter(GroupName::isBad).findFirst();
    return bad.isPresent()
        ? Optional.of("it has " + what(bad.getAsInt()) + ", which no table or figure can show")
        : Optional.empty();
  }

  private static String what(int c) {
    if (Character.getType(c) == Character.SURROGATE) {
      return "U+%04X, half of a pair of surrogates".formatted(c);
    }
    return VisibleText.name(c);
  }

  private static boolean isBad(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> VisibleText.isNonCharacter(c);
    };
  }
}
