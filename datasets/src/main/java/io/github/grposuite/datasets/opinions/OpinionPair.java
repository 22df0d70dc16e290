package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.PreferenceExample;

/**
 * A preference of a group between two options of a question.
 *
 * @param group the group's name
 * @param cell the question and the group's answers
 * @param chosen index of the preferred option
 * @param rejected index of the other one
 */
public record OpinionPair(String group, OpinionCell cell, int chosen, int rejected) {
  /**
   * The pair as text. Responses have no space before them: the authors' program joins prompt and
   * response the same way.
   */
  public PreferenceExample example(PromptFormat format) {
    return new PreferenceExample(
        format.prompt(group, cell.question()),
        format.response(cell.question(), chosen),
        format.response(cell.question(), rejected),
        group);
  }
}
