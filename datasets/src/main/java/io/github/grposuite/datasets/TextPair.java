package io.github.grposuite.datasets;

/**
 * A preference pair as text, as policies take it.
 *
 * @param group index of its group, from 0
 * @param item names what is asked, the same for all pairs that ask it
 * @param where it stands, for messages, such as {@code row 17}
 */
public record TextPair(int group, String item, String where, PreferenceExample text) {}
