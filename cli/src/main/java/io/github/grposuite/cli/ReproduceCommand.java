package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.verdict.Judgement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;

/** {@code grpo reproduce}: the paper's figures and tables, those that are named or all. */
final class ReproduceCommand extends Command {
  private static final String OUT = "results";

  ReproduceCommand() {
    super(
        "reproduce",
        "[figure-2 …]",
        "make the paper's figures and tables, all or by name (see ./grpo list), in results");
    flags(Flags.seeds());
    flags(Flags.jobs());
    flags(Flags.out(OUT));
    flag("no-report", "write records only");
  }

  @Override
  List<String> words() {
    return Target.all().stream().map(Target::key).toList();
  }

  @Override
  int run(CommandLine line, Console console) {
    List<Target> targets = Target.of(line.getArgList());
    Path out = Flags.out(line, OUT);
    Map<Target.Part, Path> directories = new LinkedHashMap<>();
    int exitCode = DONE;
    for (Target.Part part : parts(targets)) {
      ExperimentStatus summary =
          Execution.execute(
              Plan.of(specification(part, line)), out, RunOptions.local(Flags.jobs(line)), console);
      directories.put(part, summary.directory());
      exitCode = Math.max(exitCode, Execution.exitCode(summary));
    }
    if (line.hasOption("no-report")) {
      return exitCode;
    }
    boolean whole = line.getArgList().isEmpty();
    PaperOutputs outputs = new PaperOutputs(out, console);
    List<Path> reported = reported(targets, directories, out, whole);
    List<Judgement> judgements =
        outputs.judge(targets, reported.stream().map(path -> name(out, path)).toList());
    List<ReportResult> reports =
        Reporting.write(reported, ReportChoices.USUAL, Optional.of(judgements), console);
    if (reports.size() < reported.size()) {
      throw new UsageException("some reports could not be written; the reasons are above");
    }
    outputs.write(targets, whole, reports, judgements);
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
  private static List<Path> reported(
      List<Target> targets, Map<Target.Part, Path> directories, Path out, boolean whole) {
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
    return List.copyOf(reported);
  }

  /** The experiment's name, by which its directory is called. */
  private static String name(Path out, Path directory) {
    return out.relativize(directory).toString().replace('\\', '/');
  }
}
