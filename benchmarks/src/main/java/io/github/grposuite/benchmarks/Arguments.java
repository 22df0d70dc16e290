package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** What a benchmark is started with: options with a value each, and what is named without. */
final class Arguments {
  private static final String WRITE = "write";
  private static final String QUICK = "quick";

  private final CommandLine line;
  private final String usage;

  private Arguments(CommandLine line, String usage) {
    this.line = line;
    this.usage = usage;
  }

  /**
   * Reads a command line; {@code --write FILE} is an option of all.
   *
   * @param usage how to start the benchmark
   * @param named how many arguments are without an option
   * @param options names of those with a value
   * @throws IllegalArgumentException if it is another
   */
  static Arguments parse(String usage, int named, String[] arguments, String... options) {
    return parse(usage, named, arguments, new Options(), List.of(options));
  }

  /** The same of a benchmark that has a smoke run. */
  static Arguments parseWithQuick(String usage, String[] arguments, String... options) {
    Options quick = new Options().addOption(Option.builder().longOpt(QUICK).get());
    return parse(usage, 0, arguments, quick, List.of(options));
  }

  private static Arguments parse(
      String usage, int named, String[] arguments, Options known, List<String> options) {
    Stream.concat(Stream.of(WRITE), options.stream())
        .forEach(option -> known.addOption(Option.builder().longOpt(option).hasArg().get()));
    try {
      CommandLine line =
          DefaultParser.builder().setAllowPartialMatching(false).get().parse(known, arguments);
      if (line.getArgList().size() != named) {
        throw new IllegalArgumentException(
            "expected %s argument without an option, but found %s%n%s"
                .formatted(named, line.getArgList(), usage));
      }
      return new Arguments(line, usage);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e.getMessage() + "\n" + usage, e);
    }
  }

  /** What stands without an option. */
  String named() {
    return line.getArgList().get(0);
  }

  /** Whether it is a smoke run, whose numbers say nothing. */
  boolean quick() {
    return line.hasOption(QUICK);
  }

  int number(String option, int fallback) {
    String value = line.getOptionValue(option);
    try {
      return value == null ? fallback : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--%s: must be a whole number, but was %s%n%s".formatted(option, value, usage), e);
    }
  }

  String text(String option, String fallback) {
    return line.getOptionValue(option, fallback);
  }

  Optional<Path> path(String option) {
    return Optional.ofNullable(line.getOptionValue(option)).map(Path::of);
  }

  List<Path> paths(String option) {
    return line.hasOption(option)
        ? List.of(line.getOptionValues(option)).stream().map(Path::of).toList()
        : List.of();
  }

  /** Prints a report, or puts it between the marks of a part of the document to be written. */
  void publish(String part, String report) throws IOException {
    Optional<Path> document = path(WRITE);
    if (document.isPresent()) {
      GeneratedPart.replace(document.get(), part, report);
    } else {
      System.out.println(report.stripTrailing());
    }
  }
}
