package io.github.grposuite.reports;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A method as reports know it.
 *
 * @param name the name in records, such as {@code gr-ipo@reference-head}
 * @param family the loss that it minimises ({@code dpo}, {@code ipo}); losses are comparable only
 *     within a family
 */
public record MethodInfo(String name, String family) {
  private static final List<String> WEIGHTINGS = List.of("", "is-", "gr-");

  public MethodInfo {
    if (name.isBlank() || family.isBlank()) {
      throw new IllegalArgumentException(
          "a method needs a name and a family, but has \"" + name + "\" and \"" + family + "\"");
    }
  }

  /** The name as the paper writes it: {@code GR-IPO (reference head)}. */
  public String label() {
    return label(name);
  }

  /**
   * The position of its colour and mark in every figure: 0 of a family's plain method, 1 with
   * importance sampling, 2 of the group-robust one; empty of any other, which has none of its own.
   */
  public OptionalInt place() {
    int weighting =
        name.endsWith(family)
            ? WEIGHTINGS.indexOf(name.substring(0, name.length() - family.length()))
            : -1;
    return weighting < 0 ? OptionalInt.empty() : OptionalInt.of(weighting);
  }

  /** The same of any name. */
  public static String label(String name) {
    int at = name.indexOf('@');
    return at < 0
        ? name.toUpperCase(Locale.ROOT)
        : name.substring(0, at).toUpperCase(Locale.ROOT)
            + " ("
            + name.substring(at + 1).replace('-', ' ')
            + ")";
  }
}
