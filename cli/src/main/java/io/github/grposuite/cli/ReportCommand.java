package io.github.grposuite.cli;

import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.verdict.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo report DIR}: of one experiment, or of all below a directory with an index. */
final class ReportCommand implements Command {
  static final String INDEX_TITLE = "Experiments";

  /** Seconds between two looks, and between two loads of the page. */
  private static final int EVERY = 5;

  private static final int SECONDS_OF_AN_HOUR = 3600;

  @Override
  public String name() {
    return "report";
  }

  @Override
  public String arguments() {
    return "DIR";
  }

  @Override
  public String summary() {
    return "tables, figures and page of an experiment's directory, or of all below DIR";
  }

  @Override
  public Options options() {
    return ReportChoices.addTo(new Options())
        .addOption(
            Flags.flag(
                "watch", "write again whenever cells have ended, until all have; the page follows"))
        .addOption(
            Flags.option("every", "SECONDS", "how often --watch looks (default: " + EVERY + ")"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    int seconds = Flags.wholeNumber(line, "every", EVERY, 1, SECONDS_OF_AN_HOUR);
    if (line.hasOption("watch")) {
      return new ReportWatch(root, ReportChoices.of(line), seconds, console).run();
    }
    List<Path> directories = ExperimentDirectories.in(root);
    ReportChoices choices = ReportChoices.of(line);
    if (directories.get(0).equals(root)) {
      List<ReportResult> report = Reporting.write(directories, choices, Optional.empty(), console);
      return Reporting.exitCode(report);
    }
    List<Judgement> judgements = Reporting.judge(directories, choices);
    List<ReportResult> reports =
        Reporting.write(directories, choices, Optional.of(judgements), console);
    Reporting.index(root, INDEX_TITLE, List.of(), reports, judgements, console);
    return reports.size() < directories.size() ? FAILED : Reporting.exitCode(reports);
  }
}
