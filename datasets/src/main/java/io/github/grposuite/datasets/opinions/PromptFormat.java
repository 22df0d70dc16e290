package io.github.grposuite.datasets.opinions;

/** Prompts and responses as in the authors' program: options are lettered, a response a letter. */
public final class PromptFormat {
  /** Responses are A to Z. */
  public static final int MOST_OPTIONS = 26;

  private PromptFormat() {}

  /** The prompt for a group's opinion, up to the last option; no line end follows. */
  public static String prompt(String group, OpinionQuestion question) {
    StringBuilder prompt =
        new StringBuilder("Opinion of people in ")
            .append(group)
            .append(" on: ")
            .append(question.text())
            .append("\nPlease select the best response:");
    for (int i = 0; i < question.options().size(); i++) {
      prompt.append('\n').append(response(i)).append(". ").append(question.options().get(i));
    }
    return prompt.toString();
  }

  /** The response that selects an option: its letter. */
  public static String response(int option) {
    return String.valueOf((char) ('A' + option));
  }
}
