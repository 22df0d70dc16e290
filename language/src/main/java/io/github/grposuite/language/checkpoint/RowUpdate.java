package io.github.grposuite.language.checkpoint;

/** What is added to a matrix of a checkpoint, row by row. */
@FunctionalInterface
public interface RowUpdate {
  /**
   * Adds a row.
   *
   * @param row from 0
   * @param values the matrix's row, which becomes the sum
   */
  void add(long row, double[] values);
}
