package io.github.grposuite.datasets;

import java.util.Optional;

/**
 * A preference pair as text, as policies take it.
 *
 * @param group index of its group, from 0
 * @param item names what is asked, the same for all pairs that ask it
 * @param where it stands, for messages, such as {@code row 17}
 * @param said the turns, where the pair was given as a conversation
 */
public record TextPair(
    int group, String item, String where, PreferenceExample text, Optional<PairTurns> said) {
  /** Of texts that are no conversation. */
  public TextPair(int group, String item, String where, PreferenceExample text) {
    this(group, item, where, text, Optional.empty());
  }

  /** The turns; of plain texts a user's and an assistant's. */
  public PairTurns turns() {
    return said.orElseGet(() -> PairTurns.of(text));
  }
}
