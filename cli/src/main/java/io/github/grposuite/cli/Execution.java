package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentRun;
import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.plan.Shard;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.ExperimentLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Runs a plan with progress, and says how it ended. */
final class Execution {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");

  private Execution() {}

  /** The flags that say how cells are run. */
  static List<Option> flags() {
    return List.of(
        Flags.jobs(),
        Flags.option("engine", "NAME", "where cells run: local (default), spark or spark-pairs"),
        Flags.option("master", "URL", "with --engine spark, spark-pairs: address of the cluster"),
        Flags.flag("retry-failed", "run failed cells again"),
        Flags.flag("fail-fast", "stop at the first failed cell"),
        Flags.option("shard", "I/N", "run only part I of N; ./grpo merge puts the parts together"),
        Flags.option("timeout", "TIME", "time limit of a cell: 90s, 15m or 2h"));
  }

  /** What those flags say. */
  static RunOptions options(CommandLine line) {
    return new RunOptions(
        line.getOptionValue("engine", RunOptions.LOCAL),
        Optional.ofNullable(line.getOptionValue("master")),
        Flags.jobs(line),
        line.hasOption("retry-failed"),
        line.hasOption("fail-fast"),
        timeout(line),
        Optional.ofNullable(line.getOptionValue("shard")).map(Shard::parse));
  }

  private static Optional<Duration> timeout(CommandLine line) {
    if (!line.hasOption("timeout")) {
      return Optional.empty();
    }
    String text = line.getOptionValue("timeout");
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "--timeout: must be a whole number and s, m or h, such as 90s or 2h (at most 999999h),"
              + " but was \""
              + text
              + "\"");
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  /** Runs a plan. */
  static ExperimentStatus execute(Plan plan, Path out, RunOptions options, Console console) {
    plan.cells().forEach(Cell::id); // Data that cannot be read end it before anything is written.
    List<Cell> asked = options.of(plan.cells());
    ExperimentStatus summary;
    try (RunProgress progress = new RunProgress(console, plan.name(), asked.size())) {
      ExperimentRun run = ExperimentRun.open(plan, out, options, progress);
      Thread hook = new Thread(() -> interrupted(run.summary(), console), "interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        summary = run.run();
      } finally {
        forget(hook);
      }
    }
    tell(summary, asked, console);
    return summary;
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook says so.
    }
  }

  private static void interrupted(ExperimentStatus summary, Console console) {
    String done =
        "%s of %s cells done".formatted(summary.count(CellState.DONE), summary.outcomes().size());
    console.note("\ngrpo: interrupted: " + done + "; the same command goes on");
  }

  private static void tell(ExperimentStatus summary, List<Cell> asked, Console console) {
    int cells = summary.outcomes().size();
    long done = summary.count(CellState.DONE);
    console.say(summary.directory() + ": " + done + " of " + cells + " cells done");
    String rest = "; what is done is kept; when it can be written, the same command goes on";
    summary.stopped().ifPresent(reason -> console.problem("stopped: " + reason + rest));
    boolean told = summary.failures().stream().anyMatch(error -> error.contains("--retry-failed"));
    String hint = told ? "" : " (--retry-failed runs failed cells again)";
    problem(console, summary, asked, CellState.FAILED, "failed", hint);
    problem(console, summary, asked, CellState.PENDING, "have no record", "");
    if (summary.unfinished() > 0) {
      console.problem(summary.unfinished() + " cells have not run; run again for them");
    }
  }

  /** How many cells ended in a state for a reason, and the first of them. */
  private static void problem(
      Console console,
      ExperimentStatus summary,
      List<Cell> asked,
      CellState state,
      String what,
      String hint) {
    List<CellStatus> outcomes = summary.outcomes();
    List<Integer> such =
        IntStream.range(0, outcomes.size())
            .filter(i -> outcomes.get(i).state() == state && !outcomes.get(i).error().isEmpty())
            .boxed()
            .toList();
    if (!such.isEmpty()) {
      int first = such.get(0);
      console.problem(
          "%s of %s cells %s, see %s; the first: %s: %s%s"
              .formatted(
                  such.size(),
                  outcomes.size(),
                  what,
                  new ExperimentLayout(summary.directory()).cells(),
                  asked.get(first).describe(),
                  outcomes.get(first).error(),
                  hint));
    }
  }

  /** 0 if every cell is done. */
  static int exitCode(ExperimentStatus summary) {
    return summary.count(CellState.DONE) == summary.outcomes().size()
        ? Command.DONE
        : Command.FAILED;
  }
}
