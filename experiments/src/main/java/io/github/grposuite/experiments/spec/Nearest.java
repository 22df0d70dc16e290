package io.github.grposuite.experiments.spec;

import io.github.grposuite.core.text.VisibleText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestions for mistyped names. */
public final class Nearest {
  private Nearest() {}

  /** {@code did you mean "x"?} if a known name is near, else the list of known names. */
  public static String suggest(String given, Collection<String> known) {
    return near(given, known)
        .orElseGet(
            () ->
                "known are "
                    + known.stream().map(VisibleText::of).collect(Collectors.joining(", ")));
  }

  /** {@code did you mean "x"?} if a known name is near. */
  static Optional<String> near(String given, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance.apply(given, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(
            name ->
                distance.apply(given, name) <= Math.max(2, given.length() / 3)
                    || VisibleText.looksLike(given, name))
        .map(name -> "did you mean \"" + VisibleText.of(name) + "\"?" + difference(given, name));
  }

  /** Said of names that look the same; two that differ in a visible letter need no words. */
  private static String difference(String given, String known) {
    return VisibleText.difference(given, known)
        .map(words -> " They look alike, but " + words)
        .orElse("");
  }

  /**
   * The one of that name.
   *
   * @param unknown what is said of a name that none has, such as {@code unknown command}
   * @throws UsageException that suggests others, if there is none
   */
  public static <T> T find(
      String unknown, String given, Collection<T> known, Function<T, String> name) {
    return known.stream()
        .filter(one -> name.apply(one).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "%s \"%s\"; %s",
                    unknown, given, suggest(given, known.stream().map(name).toList())));
  }
}
