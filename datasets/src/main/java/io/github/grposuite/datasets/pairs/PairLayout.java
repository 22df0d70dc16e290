package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Where the pairs of a file are in its rows. */
interface PairLayout {
  /** Tells the pairs of a row. */
  void read(Row row, PairSink sink);

  /** The columns that some row must have, by the setting that names them. */
  default Map<String, List<String>> named() {
    return Map.of();
  }

  /** Tells what was held back until the last row. */
  default void end(PairSink sink) {}

  /**
   * Tells a pair if its texts can be used, else why not.
   *
   * @param more as in {@link FoundPair}
   */
  static void tell(
      Row row, JsonNode more, String prompt, String chosen, String rejected, PairSink sink) {
    if (prompt.isBlank()) {
      sink.drop(row, more, DropReason.NO_PROMPT);
    } else if (chosen.isBlank() || rejected.isBlank()) {
      sink.drop(row, more, DropReason.NO_RESPONSE);
    } else if (chosen.equals(rejected)) {
      sink.drop(row, more, DropReason.SAME_RESPONSES);
    } else {
      sink.pair(new FoundPair(row, more, prompt, chosen, rejected));
    }
  }
}
