package io.github.grposuite.experiments.spec;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestions for mistyped names. */
public final class Nearest {
  private Nearest() {}

  /** {@code did you mean "x"?} if a known name is near, else the list of known names. */
  public static String suggest(String given, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance.apply(given, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance.apply(given, name) <= Math.max(2, given.length() / 3))
        .map(name -> "did you mean \"" + name + "\"?")
        .orElse("known are " + String.join(", ", known));
  }
}
