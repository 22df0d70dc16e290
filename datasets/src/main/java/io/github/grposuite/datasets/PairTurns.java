package io.github.grposuite.datasets;

import java.util.List;

/**
 * A preference as turns of a conversation.
 *
 * @param prompt what was said before the responses
 * @param chosen the preferred response, one turn or more
 * @param rejected the other one
 */
public record PairTurns(List<Message> prompt, List<Message> chosen, List<Message> rejected) {
  /** Copies the lists. */
  public PairTurns {
    prompt = List.copyOf(prompt);
    chosen = List.copyOf(chosen);
    rejected = List.copyOf(rejected);
  }

  /** A pair of texts: a user's turn and an assistant's answer to it. */
  public static PairTurns of(PreferenceExample text) {
    return new PairTurns(
        List.of(Message.user(text.prompt())),
        List.of(Message.assistant(text.chosen())),
        List.of(Message.assistant(text.rejected())));
  }
}
