package io.github.grposuite.records;

import io.github.grposuite.core.training.Method;
import java.util.Locale;
import java.util.regex.Pattern;

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
  private static final Pattern ALGORITHM = Pattern.compile("algorithm-[0-9]+");
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

  /** The same of any name; one that is not among {@link Method.Named} is as it is written. */
  public static String label(String name) {
    int at = name.indexOf('@');
    String first = at < 0 ? name : name.substring(0, at);
    String second = at < 0 ? "" : " (" + name.substring(at + 1).replace('-', ' ') + ")";
    if (ALGORITHM.matcher(first).matches()) {
      return "Algorithm " + first.substring(first.indexOf('-') + 1) + second;
    }
    boolean named = Method.Named.of(first).isPresent();
    return named ? first.toUpperCase(Locale.ROOT) + second : name;
  }
}
