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
    tell(
        row,
        more,
        new Said(prompt, List.of()),
        new Said(chosen, List.of()),
        new Said(rejected, List.of()),
        sink);
  }

  /** As the other one, of what may have been said in turns. */
  static void tell(Row row, JsonNode more, Said prompt, Said chosen, Said rejected, PairSink sink) {
    if (prompt.text().isBlank()) {
      sink.drop(row, more, DropReason.NO_PROMPT);
    } else if (chosen.text().isBlank() || rejected.text().isBlank()) {
      sink.drop(row, more, DropReason.NO_RESPONSE);
    } else if (chosen.text().equals(rejected.text())) {
      sink.drop(row, more, DropReason.SAME_RESPONSES);
    } else {
      sink.pair(
          new FoundPair(
              row,
              more,
              prompt.text(),
              chosen.text(),
              rejected.text(),
              Said.turns(prompt, chosen, rejected)));
    }
  }
}
