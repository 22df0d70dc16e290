package io.github.grposuite.datasets.opinions;

/**
 * A preference of a group between two options of a question.
 *
 * @param group the group's name
 * @param cell the question and the group's answers
 * @param chosen index of the preferred option
 * @param rejected index of the other one
 */
public record OpinionPair(String group, OpinionCell cell, int chosen, int rejected) {
  /** What a model is asked. */
  public String prompt(PromptFormat format) {
    return format.prompt(group, cell.question());
  }

  /** The letter of the preferred option. */
  public String chosenResponse() {
    return PromptFormat.response(chosen);
  }

  /** The letter of the other option. */
  public String rejectedResponse() {
    return PromptFormat.response(rejected);
  }
}
