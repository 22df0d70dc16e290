package io.github.grposuite.cluster;

import io.github.grposuite.core.pairs.Totals;
import java.io.Serializable;

/** What comes back of a chunk. */
sealed interface ChunkResult extends Serializable {
  /** The sums over its blocks. */
  record Summed(Totals totals) implements ChunkResult {}

  /**
   * None, for the user's own loss threw something.
   *
   * @param reason in words, with class and line
   */
  record Failed(String reason) implements ChunkResult {}
}
