package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Flags that several commands share. */
final class Flags {
  private Flags() {}

  static Option seeds() {
    return option("seeds", "SEEDS", "seeds such as 2021..2040 or 1,2,5");
  }

  static Option jobs() {
    return option("jobs", "N", "training threads (default: all processors)");
  }

  static Option out(String fallback) {
    return option("out", "DIR", "directory for the records (default: " + fallback + ")");
  }

  static Option option(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /** The number of training threads. */
  static int jobs(CommandLine line) {
    if (!line.hasOption("jobs")) {
      return Runtime.getRuntime().availableProcessors();
    }
    String text = line.getOptionValue("jobs");
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new UsageException("--jobs: must be a number from 1 to 9999, but was \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  /** Fails if anything but flags follows the verb. */
  static void noArguments(CommandLine line) {
    if (!line.getArgList().isEmpty()) {
      throw new UsageException("unexpected argument \"" + line.getArgList().get(0) + "\"");
    }
  }

  /** The only argument after the verb. */
  static String argument(CommandLine line, String what) {
    if (line.getArgList().size() != 1) {
      throw new UsageException(
          "expected one " + what + ", but found " + line.getArgList().size() + " arguments");
    }
    return line.getArgList().get(0);
  }

  /** The directory to write to. */
  static Path out(CommandLine line, String fallback) {
    String text = line.getOptionValue("out", fallback);
    if (text.isBlank()) {
      throw new UsageException("--out: must name a directory, but was empty");
    }
    return Path.of(text);
  }

  /** {@code 1 cell}, {@code 2 cells}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
