package io.github.grposuite.language.policy;

import java.util.Arrays;

/**
 * A prompt and the responses whose log-probabilities are asked for, as token ids. The responses of
 * a prompt share it: it is encoded once for all of them.
 *
 * @param prompt at least one token
 * @param responses one or more, each of at least one token
 */
public record Continuations(int[] prompt, int[][] responses) {
  /**
   * Checks that nothing is empty.
   *
   * @throws PromptException if something is, for instance since the tokeniser leaves out what it
   *     does not know
   */
  public Continuations {
    if (prompt.length == 0) {
      throw new PromptException("a prompt must have at least one token, but is empty");
    }
    if (responses.length == 0 || Arrays.stream(responses).anyMatch(r -> r.length == 0)) {
      throw new PromptException(
          "a prompt must have responses of at least one token each, but one is empty or none is"
              + " given");
    }
  }

  /** Number of tokens of the prompt and all responses. */
  public int tokens() {
    return prompt.length + Arrays.stream(responses).mapToInt(response -> response.length).sum();
  }

  /**
   * Number of tokens that are encoded. The last token of a response predicts nothing that is asked
   * for and is left out, so responses of one token add none.
   */
  public int encodedTokens() {
    int tokens = prompt.length;
    for (int[] response : responses) {
      tokens += response.length - 1;
    }
    return tokens;
  }
}
