package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.engine.Summary;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.publish.ReportResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo reproduce}: every experiment of the paper, and its reports. */
final class ReproduceCommand implements Command {
  private static final String OUT = "results";

  /** An experiment of the catalogue with what is changed in it. */
  private record Part(String experiment, List<String> set) {}

  private static final String EVERY_MAP = "data.features=same,swapped,flipped";

  private static final List<Part> PARTS =
      List.of(
          new Part("synthetic/even-imbalanced", List.of(EVERY_MAP)),
          new Part("synthetic/uneven-balanced", List.of(EVERY_MAP)),
          new Part("synthetic/uneven-imbalanced", List.of(EVERY_MAP)),
          new Part("synthetic/chi", List.of()),
          new Part("opinion/five-countries", List.of()));

  @Override
  public String name() {
    return "reproduce";
  }

  @Override
  public String arguments() {
    return "[synthetic|opinion]";
  }

  @Override
  public String summary() {
    return "run the paper's experiments, all or one kind; tables, figures, index in results";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Flags.seeds())
        .addOption(Flags.jobs())
        .addOption(Flags.out(OUT))
        .addOption(Flags.flag("no-report", "write the records only"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    List<Part> parts = parts(line);
    Path out = Flags.out(line, OUT);
    int exitCode = DONE;
    List<Path> directories = new ArrayList<>();
    for (Part part : parts) {
      Specification spec = Catalogue.find(part.experiment());
      for (String assignment : part.set()) {
        spec = Overrides.set(spec, assignment);
      }
      if (line.hasOption("seeds")) {
        spec = Overrides.seeds(spec, Seeds.parse("--seeds", line.getOptionValue("seeds")));
      }
      Summary summary =
          Execution.execute(Plan.of(spec), out, RunOptions.local(Flags.jobs(line)), console);
      directories.add(summary.directory());
      exitCode = Math.max(exitCode, Execution.exitCode(summary));
    }
    if (line.hasOption("no-report")) {
      return exitCode;
    }
    boolean whole = parts.equals(PARTS);
    List<ReportResult> reports =
        Reporting.write(whole ? ExperimentDirectories.in(out) : directories, console);
    Path synthetic = out.resolve("synthetic");
    List<ReportResult> below =
        reports.stream().filter(report -> report.directory().startsWith(synthetic)).toList();
    if (!below.isEmpty()) {
      Reporting.index(synthetic, "The paper's synthetic experiments", below, console);
    }
    if (whole) {
      Reporting.index(out, "The paper's experiments", reports, console);
    }
    return Math.max(exitCode, Reporting.exitCode(reports));
  }

  /** All parts, or those of the kind that is named. */
  private static List<Part> parts(CommandLine line) {
    if (line.getArgList().isEmpty()) {
      return PARTS;
    }
    String kind = Flags.argument(line, "kind of experiments");
    List<Part> parts =
        PARTS.stream().filter(part -> part.experiment().startsWith(kind + "/")).toList();
    if (parts.isEmpty()) {
      throw new UsageException(
          "reproduce: unknown kind \""
              + kind
              + "\"; "
              + Nearest.suggest(kind, List.of("synthetic", "opinion")));
    }
    return parts;
  }
}
