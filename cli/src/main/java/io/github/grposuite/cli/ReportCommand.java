package io.github.grposuite.cli;

import io.github.grposuite.reports.publish.ReportResult;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** {@code grpo report DIR}: of one experiment, or of all below a directory with an index. */
final class ReportCommand extends Command {
  /** Seconds between two updates, and between two loads of the page. */
  private static final int EVERY = 5;

  private static final int SECONDS_OF_AN_HOUR = 3600;

  ReportCommand() {
    super(
        "report",
        "DIR",
        "write tables, figures and a page for an experiment, or for all below DIR");
    flags(ReportChoices.flags());
    flag("watch", "rewrite the report as cells finish, until all have; the page reloads itself");
    option("every", "SECONDS", "seconds between two updates of --watch (default: " + EVERY + ")");
  }

  @Override
  int run(CommandLine line, Console console) {
    Path root = Flags.directory(line);
    int seconds = Flags.wholeNumber(line, "every", EVERY, 1, SECONDS_OF_AN_HOUR);
    if (line.hasOption("watch")) {
      return new ReportWatch(root, ReportChoices.of(line), seconds, console).run();
    }
    List<Path> directories = ExperimentDirectories.in(root);
    List<ReportResult> reports =
        Reporting.write(root, directories, ReportChoices.of(line), console);
    return reports.size() < directories.size() ? FAILED : Reporting.exitCode(reports);
  }
}
