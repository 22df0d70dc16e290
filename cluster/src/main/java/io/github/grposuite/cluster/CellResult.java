package io.github.grposuite.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What an executor sends back for a cell. */
sealed interface CellResult extends Serializable {
  /** The cell. */
  String id();

  /**
   * The record of a finished or failed cell.
   *
   * @param files by their paths in the record's folder
   * @param notes what a reader of the results should know
   */
  record Computed(String id, Map<String, byte[]> files, List<String> notes) implements CellResult {}

  /** This executor cannot compute it, and no other can; the reason says what to do. */
  record Refused(String id, String reason) implements CellResult {}
}
