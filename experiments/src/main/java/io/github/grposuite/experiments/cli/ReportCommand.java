package io.github.grposuite.experiments.cli;

import io.github.grposuite.reports.publish.ReportResult;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo report DIR}: of one experiment, or of all below a directory with an index. */
final class ReportCommand implements Command {
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
    return new Options().addOption(Selecting.option());
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    List<Path> directories = ExperimentDirectories.in(root);
    List<ReportResult> reports = Reporting.write(directories, Selecting.of(line), console);
    if (!directories.get(0).equals(root)) {
      Reporting.index(root, "Experiments", reports, console);
    }
    return reports.size() < directories.size() ? FAILED : Reporting.exitCode(reports);
  }
}
