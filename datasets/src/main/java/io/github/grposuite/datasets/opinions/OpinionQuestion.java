package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.text.VisibleText;
import java.util.List;

/**
 * A question of a survey.
 *
 * @param row its row in the file, from 0, the header not counted
 * @param text as in the file
 * @param options two or more; numbers as Python prints them
 * @param source the survey's mark of where it is from, such as GAS or WVS
 */
public record OpinionQuestion(int row, String text, List<String> options, String source) {
  /** Copies the options. */
  public OpinionQuestion {
    options = List.copyOf(options);
  }

  /** What is the same for rows that ask the same: the text as it is seen, on one line. */
  String wording() {
    return VisibleText.canonical(text);
  }
}
