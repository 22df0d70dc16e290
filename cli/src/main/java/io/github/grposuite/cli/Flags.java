package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.PlainNumber;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Flags that several commands share, and what is given to flags. */
final class Flags {
  private static final String PROMPT_FORMAT = "prompt-format";
  private static final String SELECT = "select";
  private static final String PLUGINS = "plugins";

  private Flags() {}

  static Option seeds() {
    return option("seeds", "SEEDS", "seeds such as 2021..2040 or 1,2,5");
  }

  static Option jobs() {
    return option("jobs", "N", "number of threads (default: all processors)");
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
        PROMPT_FORMAT,
        "FORMAT",
        verb
            + ": code (default: as the authors' program writes it), paper, or plain (the question;"
            + " responses are the options' texts)");
  }

  /** By which rule runs are judged. */
  static Option selection() {
    return option(
        SELECT,
        "RULE",
        "rule that chooses hyperparameters, and the checkpoint by which a run is judged: "
            + String.join(", ", Selection.keys())
            + " (default: the experiment's selection, or "
            + Selection.LAST.key()
            + ")");
  }

  /** The rule; empty if none is given. */
  static Optional<Selection> selection(CommandLine line) {
    return text(line, SELECT)
        .map(
            rule ->
                Selection.of(rule)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "--select: unknown rule \""
                                    + rule
                                    + "\"; "
                                    + Nearest.suggest(rule, Selection.keys()))));
  }

  /** How a question becomes a prompt. */
  static PromptFormat promptFormat(CommandLine line) {
    return oneOf(
        PROMPT_FORMAT,
        line.getOptionValue(PROMPT_FORMAT, "code"),
        List.of(PromptFormat.values()),
        Flags::key);
  }

  /** Losses, weightings and solvers of the user's own. */
  static Option plugins() {
    return option(
        PLUGINS,
        "FILE[,FILE]",
        "losses, weightings and solvers of your own, .java or .jar (docs/plugins.md); repeatable");
  }

  /** Those of the files that are given; their code is loaded. */
  static Plugins plugins(CommandLine line) {
    if (!line.hasOption(PLUGINS)) {
      return Plugins.NONE;
    }
    return Plugins.open(
        Arrays.stream(line.getOptionValues(PLUGINS))
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .map(Path::of)
            .toList());
  }

  /** The flags of which each use adds something. */
  private static final Set<String> REPEATED = Set.of("set", "exclude", PLUGINS);

  /** Fails if a flag is given two values, of which one would be lost. */
  static void checkOnce(String command, CommandLine line) {
    Set<String> given = new HashSet<>();
    for (Option option : line.getOptions()) {
      String flag = option.getLongOpt();
      if (option.hasArg() && !REPEATED.contains(flag) && !given.add(flag)) {
        throw new UsageException(
            command + ": --" + flag + " is given twice; give it once, it takes one value");
      }
    }
  }

  /** What a flag is given, if it is. */
  static Optional<String> text(CommandLine line, String flag) {
    return Optional.ofNullable(line.getOptionValue(flag));
  }

  /** The path that a flag is given, if it is. */
  static Optional<Path> path(CommandLine line, String flag) {
    return text(line, flag).map(Path::of);
  }

  /** The one of several things whose name a flag is given. */
  static <T> T oneOf(String flag, String given, List<T> known, Function<T, String> name) {
    return known.stream()
        .filter(one -> name.apply(one).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--%s: must be one of %s, but was \"%s\""
                        .formatted(
                            flag, String.join(", ", known.stream().map(name).toList()), given)));
  }

  /** A constant as it is written on the command line. */
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The number of training threads. */
  static int jobs(CommandLine line) {
    if (!line.hasOption("jobs")) {
      return Runtime.getRuntime().availableProcessors();
    }
    String text = line.getOptionValue("jobs");
    PlainNumber.check("--jobs", text);
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new UsageException("--jobs: must be a number from 1 to 9999, but was \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  /** The whole number of a flag, from {@code least} to {@code most} unless it is the fallback. */
  static int wholeNumber(CommandLine line, String flag, int fallback, int least, int most) {
    return (int) wholeNumber(line, flag, (long) fallback, least, most);
  }

  /** As the other, of numbers of 10 digits at most. */
  static long wholeNumber(CommandLine line, String flag, long fallback, long least, long most) {
    if (!line.hasOption(flag)) {
      return fallback;
    }
    String text = line.getOptionValue(flag);
    PlainNumber.check("--" + flag, text);
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
      throw new UsageException(
          "--%s: must be a whole number from %s to %s, but was \"%s\""
              .formatted(flag, least, most, text));
    }
    return Long.parseLong(text);
  }

  /** Fails if a flag is given that a command does not take. */
  static void only(CommandLine line, String command, List<String> flags) {
    for (Option option : line.getOptions()) {
      if (!flags.contains(option.getLongOpt())) {
        throw new UsageException(
            "%s does not take --%s; it takes --%s"
                .formatted(command, option.getLongOpt(), String.join(", --", flags)));
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

  /** The directory that holds an experiment, or several, as the only argument. */
  static Path directory(CommandLine line) {
    return Path.of(argument(line, "directory of an experiment"));
  }

  /** The directory to write to. */
  static Path out(CommandLine line, String fallback) {
    String text = line.getOptionValue("out", fallback);
    if (text.isBlank()) {
      throw new UsageException("--out: must name a directory, but was empty");
    }
    return Path.of(text);
  }

  /** The error that {@code --out}, or its default, cannot be written. */
  static UsageException elsewhere(Path out, IOException e) {
    return new UsageException(
        UsageException.writing(out, e).getMessage() + "; choose another directory with --out");
  }

  /** {@code 1 cell}, {@code 2 cells}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
