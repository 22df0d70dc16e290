package io.github.grposuite.datasets.pairs;

import java.util.List;

/**
 * Columns of numbers.
 *
 * @param chosen features of the preferred response, or, without {@code rejected}, the difference
 *     chosen minus rejected
 * @param rejected as many of the other response, or none
 */
public record FeatureColumns(List<String> chosen, List<String> rejected) {
  /** Checks the numbers of columns. */
  public FeatureColumns {
    chosen = List.copyOf(chosen);
    rejected = List.copyOf(rejected);
    if (chosen.isEmpty()) {
      throw new PairException("columns_of_features", "is empty; name the columns of numbers");
    }
    if (!rejected.isEmpty() && rejected.size() != chosen.size()) {
      throw new PairException(
          "columns_of_features",
          "must have as many columns for rejected as for chosen, "
              + chosen.size()
              + ", but has "
              + rejected.size());
    }
  }

  /** Number of features d. */
  public int dimension() {
    return chosen.size();
  }
}
