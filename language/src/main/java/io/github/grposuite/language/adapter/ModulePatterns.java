package io.github.grposuite.language.adapter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Values for modules by their names, as PEFT's {@code rank_pattern} and {@code alpha_pattern}
 * ({@code get_pattern_key} in peft/utils/other.py, the same in 0.16 and 0.21): a key is a regular
 * expression for the end of a module's path, from the beginning of a name in it; the first that
 * fits counts.
 */
final class ModulePatterns<T> {
  /** What Java and Python read alike. */
  private static final Pattern ALIKE =
      Pattern.compile(
          "(?:[\\w.*+?|)^$-]|\\((?!\\?)|\\(\\?[:=!]|\\{\\d+(?:,\\d*)?}|\\\\[.dDwWbB-]"
              + "|\\[\\^?(?:[\\w.-]|\\\\[.dDwW-])+])*");

  private record Entry<T>(Pattern pattern, T value) {}

  private final Map<String, T> values;
  private final List<Entry<T>> entries = new ArrayList<>();

  /**
   * Copies the map.
   *
   * @param values by pattern, in the order in which they are tried
   * @throws IllegalArgumentException if a pattern may not mean to Java what it means to Python
   */
  ModulePatterns(Map<String, T> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.values.forEach((key, value) -> entries.add(new Entry<>(compiled(key), value)));
  }

  /** The same value for all modules. */
  static <T> ModulePatterns<T> none() {
    return new ModulePatterns<>(Map.of());
  }

  private static Pattern compiled(String key) {
    if (ALIKE.matcher(key).matches()) {
      try {
        return Pattern.compile("(.*\\.)?(" + key + ")$");
      } catch (PatternSyntaxException e) {
        // The message below says what is expected.
      }
    }
    throw new IllegalArgumentException(
        "must have names of modules, or regular expressions of letters, digits and . * + ? | ( ) ["
            + " ] { } ^ $ \\d \\w \\b, but one is \""
            + key
            + "\"");
  }

  /** The value of a module, such as {@code model.layers.0.self_attn.q_proj}. */
  T of(String path, T fallback) {
    for (Entry<T> entry : entries) {
      if (entry.pattern().matcher(path).lookingAt()) {
        return entry.value();
      }
    }
    return fallback;
  }

  /** By pattern, in order. */
  Map<String, T> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModulePatterns<?> patterns
        && List.copyOf(values.entrySet()).equals(List.copyOf(patterns.values.entrySet()));
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
