package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Flags that several commands share. */
final class Flags {
  private static final String PROMPT_FORMAT = "prompt-format";

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

  static Option promptFormat(String verb) {
    return option(
        PROMPT_FORMAT, "FORMAT", verb + ": code (default: the authors' program's) or paper");
  }

  /** How a question becomes a prompt. */
  static PromptFormat promptFormat(CommandLine line) {
    String text = line.getOptionValue(PROMPT_FORMAT, "code");
    for (PromptFormat format : PromptFormat.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
        return format;
      }
    }
    throw new UsageException(
        "--" + PROMPT_FORMAT + ": must be one of code, paper, but was \"" + text + "\"");
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

  /** The whole number of a flag, from {@code least} to {@code most} unless it is the fallback. */
  static int wholeNumber(CommandLine line, String flag, int fallback, int least, int most) {
    if (!line.hasOption(flag)) {
      return fallback;
    }
    String text = line.getOptionValue(flag);
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
      throw new UsageException(
          "--"
              + flag
              + ": must be a whole number from "
              + least
              + " to "
              + most
              + ", but was \""
              + text
              + "\"");
    }
    return Integer.parseInt(text);
  }

  /** Fails if a flag is given that a command does not take. */
  static void only(CommandLine line, String command, List<String> flags) {
    for (Option option : line.getOptions()) {
      if (!flags.contains(option.getLongOpt())) {
        throw new UsageException(
            command
                + " does not take --"
                + option.getLongOpt()
                + "; it takes --"
                + String.join(", --", flags));
      }
    }
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
