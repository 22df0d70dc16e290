package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.PairTurns;
import java.util.Optional;

/**
 * A pair in a row.
 *
 * @param more a part of the row that is of this pair alone, such as an annotation, whose fields are
 *     columns as well; else the row's values
 * @param prompt empty where there is none
 * @param chosen the preferred response; empty where features stand for it
 * @param rejected the other one
 * @param said the turns, where the pair was given as a conversation
 */
record FoundPair(
    Row row,
    JsonNode more,
    String prompt,
    String chosen,
    String rejected,
    Optional<PairTurns> said) {
  /** Of texts that are no conversation. */
  FoundPair(Row row, JsonNode more, String prompt, String chosen, String rejected) {
    this(row, more, prompt, chosen, rejected, Optional.empty());
  }

  /** The value of a column, of the pair's own part first. */
  JsonNode get(String column) {
    JsonNode own = Row.find(more, column);
    return own.isMissingNode() ? row.get(column) : own;
  }
}
