package io.github.grposuite.datasets.pairs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A column that says which of several responses is preferred, against each of the others.
 *
 * @param column of the choice
 * @param options columns of the responses, by what the choice calls them
 */
public record Choice(String column, Map<String, String> options) {
  /** Copies the options, in their order. */
  public Choice {
    if (options.size() < 2) {
      throw new PairException(
          "choice.options", "must name two or more responses, but was " + options);
    }
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
