package io.github.grposuite.reports;

import java.util.Locale;

/**
 * A method as reports know it.
 *
 * @param name the name in records, such as {@code gr-ipo@reference-head}
 * @param family the loss that it minimises ({@code dpo}, {@code ipo}); losses are comparable only
 *     within a family
 */
public record MethodInfo(String name, String family) {
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
