package io.github.grposuite.records;

import java.util.List;

/**
 * One row of cells.csv.
 *
 * @param id the name of its run's folder
 * @param error one line; empty unless something went wrong
 * @param seconds as text, a plain number; empty if the table has none, as newer ones: see {@link
 *     Manifest#seconds}
 * @param facet values of the data settings, in the order of {@link CellTable#facetNames}
 * @param variant values of the varied hyperparameters, in the order of {@link
 *     CellTable#variantNames}
 */
public record CellRow(
    String id,
    String method,
    long seed,
    CellState status,
    String error,
    String seconds,
    List<String> facet,
    List<String> variant) {
  public CellRow {
    facet = List.copyOf(facet);
    variant = List.copyOf(variant);
  }

  public boolean done() {
    return status == CellState.DONE;
  }
}
