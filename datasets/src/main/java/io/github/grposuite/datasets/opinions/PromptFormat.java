package io.github.grposuite.datasets.opinions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a question becomes a prompt. Options are lettered, and a response is a letter, in either.
 *
 * <p>Appendix D.4 of the paper prints another prompt than its authors' program writes.
 */
public enum PromptFormat {
  /** As the authors' program writes it: on lines, "A. " before an option. */
  CODE {
    @Override
    String prompt(String opening, List<String> options) {
      return opening
          + "\n"
          + REQUEST
          + IntStream.range(0, options.size())
              .mapToObj(i -> "\n" + response(i) + ". " + options.get(i))
              .collect(Collectors.joining());
    }
  },

  /**
   * As the paper prints it: on one line, "A) " before an option, a full stop after the question
   * whatever it ends with, commas between options.
   */
  PAPER {
    @Override
    String prompt(String opening, List<String> options) {
      return opening
          + ". "
          + REQUEST
          + IntStream.range(0, options.size())
              .mapToObj(i -> " " + response(i) + ") " + options.get(i))
              .collect(Collectors.joining(","));
    }
  };

  /** Responses are A to Z. */
  public static final int MOST_OPTIONS = 26;

  private static final String REQUEST = "Please select the best response:";

  /** The prompt for a group's opinion, up to the last option; no line end follows. */
  public String prompt(String group, OpinionQuestion question) {
    return prompt("Opinion of people in " + group + " on: " + question.text(), question.options());
  }

  abstract String prompt(String opening, List<String> options);

  /** The response that selects an option: its letter. */
  public static String response(int option) {
    return String.valueOf((char) ('A' + option));
  }
}
