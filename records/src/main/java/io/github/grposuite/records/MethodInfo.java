package io.github.grposuite.records;

import java.util.Locale;

/**
 * A method as reports know it.
 *
 * @param name the name in records, such as {@code gr-ipo@reference-head}
 * @param family the loss that it minimises ({@code dpo}, {@code ipo}); losses are comparable only
 *     within a family
 * @param adaptive whether its group weights follow the losses, so that it minimises the worst
 *     group's rather than an average
 */
public record MethodInfo(String name, String family, boolean adaptive) {
  private static final String ALGORITHM = "algorithm-";
  private static final String GROUP_ROBUST = "gr-";

  public MethodInfo {
    if (name.isBlank() || family.isBlank()) {
      throw new IllegalArgumentException(
          "a method needs a name and a family, but has \"" + name + "\" and \"" + family + "\"");
    }
  }

  /** A method of the paper's, of which the name says whether it is adaptive: {@code gr-dpo}. */
  public MethodInfo(String name, String family) {
    this(name, family, name.startsWith(GROUP_ROBUST));
  }

  /** The name as the paper writes it: {@code GR-IPO (reference head)}. */
  public String label() {
    return label(name);
  }

  /** The same of any name. */
  public static String label(String name) {
    int at = name.indexOf('@');
    return at < 0
        ? plain(name)
        : plain(name.substring(0, at)) + " (" + name.substring(at + 1).replace('-', ' ') + ")";
  }

  /** An algorithm has a number, a method is an abbreviation. */
  private static String plain(String name) {
    return name.startsWith(ALGORITHM)
        ? "Algorithm " + name.substring(ALGORITHM.length())
        : name.toUpperCase(Locale.ROOT);
  }
}
