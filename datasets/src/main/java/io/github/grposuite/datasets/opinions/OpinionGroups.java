package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.core.text.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  private static final String SEPARATOR = ";";

  private OpinionGroups() {}

  /**
   * {@code five}, {@code fourteen}, or names separated by semicolons. A blank after a semicolon
   * belongs to the separator, any other to the name.
   *
   * @throws IllegalArgumentException if a text cannot be a group's name, or stands twice
   */
  public static List<String> parse(String text) {
    if (text.equals("five")) {
      return FIVE;
    }
    if (text.equals("fourteen")) {
      return FOURTEEN;
    }
    List<String> names =
        Arrays.stream(text.split(SEPARATOR, -1)).map(String::stripLeading).toList();
    if (names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "must be five, fourteen, names separated by semicolons, or a list of names, but was \""
              + VisibleText.of(text)
              + "\"");
    }
    return GroupName.checkAll(names);
  }

  /** The text that stands for the names; empty if only a list can. */
  public static Optional<String> format(List<String> names) {
    String text = String.join(SEPARATOR, names);
    try {
      return Optional.of(text).filter(t -> parse(t).equals(names));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
