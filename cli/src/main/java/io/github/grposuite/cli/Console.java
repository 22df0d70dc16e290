package io.github.grposuite.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Where the command line speaks.
 *
 * @param out results
 * @param err progress and errors
 * @param terminal whether {@code err} is a terminal
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {
  private static final int MOST = 50;

  /** This process's console; the launcher says whether it is a terminal. */
  static Console system() {
    return new Console(System.out, System.err, Boolean.getBoolean("grpo.terminal"));
  }

  /**
   * Whether all results have reached the reader; if not, says so. A reader who has closed the pipe
   * has read enough.
   */
  boolean delivered() {
    if (!out.checkError() || Boolean.getBoolean("grpo.pipe")) {
      return true;
    }
    problem("not all of the output could be written to standard output; is its disk full?");
    return false;
  }

  /** A line of results. */
  void say(Object line) {
    out.println(line);
  }

  /** A line on how it goes. */
  void note(String line) {
    err.println(line);
  }

  /** A line on what is wrong. */
  void problem(String line) {
    err.println("grpo: " + line);
  }

  /** What is wrong, one line each; with thousands the first ones will do. */
  void problems(List<String> lines) {
    lines.stream().limit(MOST).forEach(this::problem);
    if (lines.size() > MOST) {
      problem("and " + (lines.size() - MOST) + " more");
    }
  }
}
