package io.github.grposuite.datasets.opinions;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** The lists of groups that the authors use, in their order, and lists of one's own. */
public final class OpinionGroups {
  /** Those of the paper's figures. */
  public static final List<String> FIVE =
      List.of("Nigeria", "Egypt", "India (Current national sample)", "China", "Japan");

  /** All that the authors' program knows. */
  public static final List<String> FOURTEEN =
      Stream.concat(
              FIVE.stream(),
              Stream.of(
                  "Germany",
                  "France",
                  "Spain",
                  "United States",
                  "Canada",
                  "Brazil",
                  "Argentina",
                  "Australia",
                  "New Zealand"))
          .toList();

  private OpinionGroups() {}

  /**
   * {@code five}, {@code fourteen}, or names separated by semicolons.
   *
   * @throws IllegalArgumentException if a name is empty or stands twice
   */
  public static List<String> parse(String text) {
    if (text.equals("five")) {
      return FIVE;
    }
    if (text.equals("fourteen")) {
      return FOURTEEN;
    }
    List<String> names = Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    if (names.contains("")) {
      throw new IllegalArgumentException(
          "must be five, fourteen or names separated by semicolons, but was \"" + text + "\"");
    }
    if (new LinkedHashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("names a group twice: \"" + text + "\"");
    }
    return names;
  }
}
