package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import java.util.List;
import java.util.Optional;

/**
 * A prompt or a response.
 *
 * @param turns of which the text was made; empty if it was given as text
 */
record Said(String text, List<Message> turns) {
  /** The turns of a pair, unless all of it was given as text. */
  static Optional<PairTurns> turns(Said prompt, Said chosen, Said rejected) {
    if (prompt.turns.isEmpty() && chosen.turns.isEmpty() && rejected.turns.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PairTurns(
            prompt.turns.isEmpty() ? List.of(Message.user(prompt.text)) : prompt.turns,
            chosen.answer(),
            rejected.answer()));
  }

  private List<Message> answer() {
    return turns.isEmpty() ? List.of(Message.assistant(text)) : turns;
  }
}
