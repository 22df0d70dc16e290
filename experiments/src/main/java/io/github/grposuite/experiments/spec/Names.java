package io.github.grposuite.experiments.spec;

import io.github.grposuite.core.text.VisibleText;
import java.util.regex.Pattern;

/** Names of methods, cases and subsets: they become table cells and parts of file names. */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");

  private Names() {}

  /** A letter that looks like an allowed one cannot be seen. */
  static String other(String name) {
    return name.codePoints()
        .filter(c -> c > '~')
        .mapToObj(c -> ", which has " + VisibleText.name(c))
        .findFirst()
        .orElse("");
  }

  /**
   * Returns the name.
   *
   * @throws UsageException if it is not one
   */
  public static String check(String where, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "%s: a name must be 1 to 64 letters, digits or ._@+- and begin with a letter or digit,"
              + " but was \"%s\"%s; rename it",
          where, name, other(name));
    }
    return name;
  }
}
