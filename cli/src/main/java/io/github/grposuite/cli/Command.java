package io.github.grposuite.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** A verb of the command line. */
interface Command {
  /** Everything was done. */
  int DONE = 0;

  /** Something failed; the rest was kept. */
  int FAILED = 1;

  /** The command line or a file it names is wrong. */
  int USAGE = 2;

  /** The verb. */
  String name();

  /** What follows the verb, for the usage line. */
  String arguments();

  /** One line. */
  String summary();

  /** The flags it takes. */
  Options options();

  /** Does it; returns the exit code. */
  int run(CommandLine line, Console console);
}
