package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.engine.Summary;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.reports.publish.ReportResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo reproduce}: the paper's figures and tables, those that are named or all. */
final class ReproduceCommand implements Command {
  private static final String OUT = "results";

  @Override
  public String name() {
    return "reproduce";
  }

  @Override
  public String arguments() {
    return "[figure-2 …]";
  }

  @Override
  public String summary() {
    return "the paper's figures and tables, by name (see ./grpo list) or all, in results";
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
    List<Target> targets = Target.of(line.getArgList());
    Path out = Flags.out(line, OUT);
    Map<Target.Part, Path> directories = new LinkedHashMap<>();
    int exitCode = DONE;
    for (Target.Part part : parts(targets)) {
      Summary summary =
          Execution.execute(
              Plan.of(specification(part, line)), out, RunOptions.local(Flags.jobs(line)), console);
      directories.put(part, summary.directory());
      exitCode = Math.max(exitCode, Execution.exitCode(summary));
    }
    if (line.hasOption("no-report")) {
      return exitCode;
    }
    boolean whole = line.getArgList().isEmpty();
    List<ReportResult> reports = reports(targets, directories, out, whole, console);
    new PaperOutputs(out, console).write(targets, whole, reports);
    return Math.max(exitCode, Reporting.exitCode(reports));
  }

  private static Set<Target.Part> parts(List<Target> targets) {
    Set<Target.Part> parts = new LinkedHashSet<>();
    targets.forEach(target -> parts.addAll(target.parts()));
    return parts;
  }

  private static Specification specification(Target.Part part, CommandLine line) {
    Specification spec = Catalogue.find(part.experiment());
    for (String assignment : part.set()) {
      spec = Overrides.set(spec, assignment);
    }
    return line.hasOption("seeds")
        ? Overrides.seeds(spec, Seeds.parse("--seeds", line.getOptionValue("seeds")))
        : spec;
  }

  /** Of the experiments that have one; of the whole also of those that ran earlier. */
  private static List<ReportResult> reports(
      List<Target> targets,
      Map<Target.Part, Path> directories,
      Path out,
      boolean whole,
      Console console) {
    Set<Path> reported = new LinkedHashSet<>();
    for (Target target : targets) {
      if (target instanceof Target.OfExperiments experiments) {
        experiments.reported().forEach(part -> reported.add(directories.get(part)));
      }
    }
    if (whole) {
      List<Path> shown = List.of(out.resolve("paper"), out.resolve("theory"));
      ExperimentDirectories.in(out).stream()
          .filter(directory -> shown.stream().noneMatch(directory::startsWith))
          .forEach(reported::add);
    }
    return Reporting.write(new ArrayList<>(reported), console);
  }
}
