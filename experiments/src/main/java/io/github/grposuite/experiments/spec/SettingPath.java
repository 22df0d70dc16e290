package io.github.grposuite.experiments.spec;

import java.util.Optional;

/**
 * Where a setting is: {@code data.KEY}, {@code methods.METHOD.KEY} or {@code methods.*.KEY}.
 *
 * @param method empty for data; a star for every method that has the key
 * @param key such as {@code chi}
 */
public record SettingPath(String method, String key) {
  private static final String ANY = "*";
  private static final String DATA = "data.";
  private static final String METHODS = "methods.";

  /** The path's parts, if it is one. */
  public static Optional<SettingPath> of(String path) {
    int dot = path.lastIndexOf('.');
    if (path.startsWith(DATA) && dot == DATA.length() - 1) {
      return Optional.of(new SettingPath("", path.substring(DATA.length())));
    }
    if (path.startsWith(METHODS) && dot > METHODS.length()) {
      return Optional.of(
          new SettingPath(path.substring(METHODS.length(), dot), path.substring(dot + 1)));
    }
    return Optional.empty();
  }

  /** Whether it is a setting of data. */
  public boolean isData() {
    return method.isEmpty();
  }

  /** Whether it is a setting of every method that has the key. */
  public boolean isAny() {
    return method.equals(ANY);
  }
}
