package io.github.grposuite.records;

import java.util.List;

/**
 * One row of cells.csv.
 *
 * @param id the name of its run's folder
 * @param status as the table has it: without the step of a failure, and with a time only in older
 *     tables; see {@link Manifest#seconds}
 * @param facet values of the data settings, in the order of {@link CellTable#facetNames}
 * @param variant values of the varied hyperparameters, in the order of {@link
 *     CellTable#variantNames}
 */
public record CellRow(
    String id,
    String method,
    long seed,
    CellStatus status,
    List<String> facet,
    List<String> variant) {
  public CellRow {
    facet = List.copyOf(facet);
    variant = List.copyOf(variant);
  }

  /** Where the cell stands. */
  public CellState state() {
    return status.state();
  }

  /** One line; empty unless something went wrong. */
  public String error() {
    return status.error();
  }

  /** Whether its record is on disk. */
  public boolean done() {
    return state() == CellState.DONE;
  }

  /** The same cell among others with these data settings. */
  public CellRow in(List<String> settings) {
    return new CellRow(id, method, seed, status, settings, variant);
  }

  CellRow with(CellStatus other) {
    return new CellRow(id, method, seed, other, facet, variant);
  }
}
