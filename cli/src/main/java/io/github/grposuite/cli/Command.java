package io.github.grposuite.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** A verb of the command line, and the flags it takes. */
abstract class Command {
  /** Everything was done. */
  static final int DONE = 0;

  /** Something failed; the rest was kept. */
  static final int FAILED = 1;

  /** The command line or a file it names is wrong. */
  static final int USAGE = 2;

  private final String name;
  private final String arguments;
  private final String summary;
  private final Options options = new Options();

  /**
   * A verb without flags.
   *
   * @param arguments what follows it, for the usage line
   * @param summary one line
   */
  Command(String name, String arguments, String summary) {
    this.name = name;
    this.arguments = arguments;
    this.summary = summary;
  }

  /** Takes a flag with a value. */
  final void option(String flag, String argument, String description) {
    flags(Flags.option(flag, argument, description));
  }

  /** Takes a flag without a value. */
  final void flag(String flag, String description) {
    flags(Flags.flag(flag, description));
  }

  /** Takes flags that other commands take as well. */
  final void flags(Option... shared) {
    flags(List.of(shared));
  }

  /** Takes flags that other commands take as well. */
  final void flags(List<Option> shared) {
    shared.forEach(options::addOption);
  }

  final String name() {
    return name;
  }

  final String summary() {
    return summary;
  }

  final Options options() {
    return options;
  }

  /** The verb and what follows it. */
  final String usage() {
    return (name + " " + arguments).strip();
  }

  /** What may follow the verb besides files, for completion. */
  List<String> words() {
    return List.of();
  }

  /** Does it; returns the exit code. */
  abstract int run(CommandLine line, Console console);
}
