package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.stats.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo report DIR}: of one experiment, or of all below a directory with an index. */
final class ReportCommand implements Command {
  private static final int DEPTH = 4;

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
    return new Options()
        .addOption(
            Flags.option(
                "select",
                "RULE",
                "the checkpoint by which runs are judged, and hyperparameters chosen: "
                    + String.join(", ", Selection.keys())
                    + " (default: "
                    + Selection.LAST.key()
                    + ")"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    Selection selection = selection(line);
    List<Path> directories = experiments(root);
    List<ReportResult> reports = Reporting.write(directories, selection, console);
    if (!directories.get(0).equals(root)) {
      Reporting.index(root, "Experiments", reports, console);
    }
    return reports.size() < directories.size() ? FAILED : Reporting.exitCode(reports);
  }

  private static Selection selection(CommandLine line) {
    String rule = line.getOptionValue("select", Selection.LAST.key());
    return Selection.of(rule)
        .orElseThrow(
            () ->
                new UsageException(
                    "--select: unknown rule \""
                        + rule
                        + "\"; "
                        + Nearest.suggest(rule, Selection.keys())));
  }

  /** The experiments in or below a directory. */
  static List<Path> experiments(Path root) {
    if (!Files.isDirectory(root)) {
      throw new UsageException(
          root + ": no such directory; give one that ./grpo run or reproduce wrote");
    }
    try (Stream<Path> files =
        Files.find(root, DEPTH, (path, a) -> path.endsWith("experiment.yaml"))) {
      List<Path> found = files.map(Path::getParent).sorted().toList();
      if (found.isEmpty()) {
        throw new UsageException(
            root + ": holds no experiment (no experiment.yaml); run one with ./grpo run first");
      }
      return found;
    } catch (IOException e) {
      throw new UsageException(root + ": cannot be read (" + UsageException.reason(e) + ")");
    }
  }
}
