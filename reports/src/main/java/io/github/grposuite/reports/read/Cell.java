package io.github.grposuite.reports.read;

import java.util.List;

/**
 * One row of cells.csv.
 *
 * @param facet values of the data settings, in the order of {@link CellTable#facetNames}
 * @param variant values of the varied hyperparameters, in the order of {@link
 *     CellTable#variantNames}
 */
public record Cell(
    String id, String method, long seed, String status, List<String> facet, List<String> variant) {
  public Cell {
    facet = List.copyOf(facet);
    variant = List.copyOf(variant);
  }

  public boolean done() {
    return status.equals("done");
  }
}
