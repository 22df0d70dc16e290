package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes what a {@link PairLayout} finds. */
interface PairSink {
  /** A pair. */
  void pair(FoundPair pair);

  /**
   * What could not be used.
   *
   * @param more as in {@link FoundPair}
   */
  void drop(Row row, JsonNode more, DropReason reason);
}
