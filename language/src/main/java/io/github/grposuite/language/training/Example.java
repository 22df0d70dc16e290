package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.language.policy.Continuations;

/**
 * A prompt of a group, with the chosen response first and, for preference training, the rejected
 * one second.
 *
 * @param group index of the group, from 0
 */
public record Example(int group, Continuations continuations) {
  /** Checks the group and the number of responses. */
  public Example {
    Checks.atLeast("the group of an example", 0, group);
    if (continuations.responses().length > 2) {
      throw new IllegalArgumentException(
          "an example must have a chosen and at most a rejected response, but has "
              + continuations.responses().length
              + " responses; make an example of every pair");
    }
  }

  /** Whether there is a rejected response. */
  boolean isPair() {
    return continuations.responses().length == 2;
  }

  /** The prompt with the chosen response alone. */
  public Continuations chosen() {
    return isPair()
        ? new Continuations(continuations.prompt(), new int[][] {continuations.responses()[0]})
        : continuations;
  }

  /** Number of tokens of a response: 0 the chosen one, 1 the rejected one. */
  int tokens(int response) {
    return continuations.responses()[response].length;
  }
}
