package io.github.grposuite.datasets.pairs;

import java.util.Optional;

/**
 * The columns that hold a pair's text.
 *
 * @param prompt if it is named; else {@value #PROMPT}, and where there is no such column both
 *     responses begin with it
 */
public record PairColumns(Optional<String> prompt, String chosen, String rejected) {
  /** TRL's name of the prompt. */
  public static final String PROMPT = "prompt";

  /** TRL's name of the preferred response. */
  public static final String CHOSEN = "chosen";

  /** TRL's name of the other response. */
  public static final String REJECTED = "rejected";
}
