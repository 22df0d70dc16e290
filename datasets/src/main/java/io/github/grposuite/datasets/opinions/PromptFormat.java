package io.github.grposuite.datasets.opinions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a question becomes a prompt, and an option a response: its letter, but for {@link #PLAIN}.
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
              .mapToObj(i -> "\n" + letter(i) + ". " + options.get(i))
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
              .mapToObj(i -> " " + letter(i) + ") " + options.get(i))
              .collect(Collectors.joining(","));
    }
  },

  /** The question alone; a response is the option's text. */
  PLAIN {
    @Override
    public String prompt(String group, OpinionQuestion question) {
      return question.text();
    }

    @Override
    public String response(OpinionQuestion question, int option) {
      return question.options().get(option);
    }
  };

  /** Responses are A to Z. */
  public static final int MOST_OPTIONS = 26;

  private static final String REQUEST = "Please select the best response:";

  /** The prompt for a group's opinion, up to the last option; no line end follows. */
  public String prompt(String group, OpinionQuestion question) {
    return prompt("Opinion of people in " + group + " on: " + question.text(), question.options());
  }

  String prompt(String opening, List<String> options) {
    throw new UnsupportedOperationException("this format has no opening");
  }

  /** The response that selects an option. */
  public String response(OpinionQuestion question, int option) {
    return letter(option);
  }

  /** An option's letter. */
  public static String letter(int option) {
    return String.valueOf((char) ('A' + option));
  }
}
