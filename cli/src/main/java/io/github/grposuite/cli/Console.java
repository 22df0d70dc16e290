package io.github.grposuite.cli;

import java.io.PrintStream;

/**
 * Where the command line speaks.
 *
 * @param out results
 * @param err progress and errors
 * @param terminal whether {@code err} is a terminal
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** This process's console; the launcher says whether it is a terminal. */
  static Console system() {
    return new Console(System.out, System.err, Boolean.getBoolean("grpo.terminal"));
  }
}
