package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.page.ReproducedFigure;
import io.github.grposuite.reports.publish.IndexWriter;
import io.github.grposuite.reports.publish.ReportRequest;
import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.publish.ReportWriter;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Writes reports and says what became of them. */
final class Reporting {
  private static final int SHOWN = 3;

  /** Reports; one of many runs takes hundreds of megabytes. */
  private static final int AT_A_TIME = 2;

  private Reporting() {}

  /**
   * Judges the claims on all of several experiments together, those that compare two of them last.
   * What cannot be read has no judgement; writing its report will say why.
   */
  static List<Judgement> judge(List<Path> directories, ReportChoices choices) {
    List<Callable<Optional<ClaimRows>>> tasks = new ArrayList<>();
    for (Path directory : directories) {
      tasks.add(() -> rows(directory, choices));
    }
    try {
      return Judge.judge(Parallel.run(tasks).stream().flatMap(Optional::stream).toList(), true);
    } catch (IOException e) {
      throw new UsageException("claims cannot be judged (" + UsageException.reason(e) + ")");
    }
  }

  private static Optional<ClaimRows> rows(Path directory, ReportChoices choices) {
    try {
      Specification spec = ExperimentDirectories.specification(directory);
      List<Claim> claims = choices.claims().claims(directory, spec);
      if (claims.isEmpty()) {
        return Optional.empty();
      }
      ExperimentStatus.of(directory);
      return Optional.of(
          JudgedRuns.read(directory, spec, claims, choices.selection(), key -> false).rows());
    } catch (UsageException | RecordException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes the reports of the experiments of a directory: its own, or of those below it and an
   * index of them.
   */
  static List<ReportResult> write(
      Path root, List<Path> directories, ReportChoices choices, Console console) {
    if (directories.isEmpty() || directories.get(0).equals(root)) {
      return write(directories, choices, Optional.empty(), console);
    }
    List<Judgement> judgements = judge(directories, choices);
    List<ReportResult> reports = write(directories, choices, Optional.of(judgements), console);
    if (!reports.isEmpty()) {
      index(root, "Experiments", List.of(), reports, judgements, console);
    }
    return reports;
  }

  /**
   * Writes the report of every directory; of several, one that cannot be read does not stop it.
   *
   * @param choices for all of them
   * @param judgements of claims judged together; empty for each report's own
   */
  static List<ReportResult> write(
      List<Path> directories,
      ReportChoices choices,
      Optional<List<Judgement>> judgements,
      Console console) {
    if (directories.size() == 1) {
      ReportResult report = write(request(directories.get(0), choices, judgements, console));
      tell(report, console);
      return List.of(report);
    }
    List<Callable<Written>> tasks = new ArrayList<>();
    for (Path directory : directories) {
      try {
        ReportRequest request = request(directory, choices, judgements, console);
        tasks.add(() -> written(request));
      } catch (UsageException | RecordException e) {
        console.problem(e.getMessage());
      }
    }
    List<ReportResult> reports = new ArrayList<>();
    try {
      for (Written written : Parallel.run(tasks, AT_A_TIME)) {
        written.problem().ifPresent(console::problem);
        written.report().ifPresent(report -> tell(report, console));
        written.report().ifPresent(reports::add);
      }
    } catch (IOException e) {
      throw new UsageException("reports could not be written (" + UsageException.reason(e) + ")");
    }
    return reports;
  }

  /** What became of a report. */
  private record Written(Optional<ReportResult> report, Optional<String> problem) {}

  private static Written written(ReportRequest request) {
    try {
      return new Written(Optional.of(write(request)), Optional.empty());
    } catch (UsageException | RecordException e) {
      return new Written(Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private static void tell(ReportResult report, Console console) {
    report.notice().ifPresent(console::problem);
    console.problems(report.problems());
    console.say(
        "%s: %s of %s cells, %s files"
            .formatted(
                new ExperimentLayout(report.directory()).report(),
                report.done(),
                report.expected(),
                report.written().size()));
  }

  private static ReportResult write(ReportRequest request) {
    try {
      return new ReportWriter().write(request);
    } catch (IOException e) {
      throw UsageException.writing(new ExperimentLayout(request.directory()).report(), e);
    }
  }

  private static ReportRequest request(
      Path directory,
      ReportChoices choices,
      Optional<List<Judgement>> judgements,
      Console console) {
    Specification spec = ExperimentDirectories.specification(directory);
    List<MethodPlan<?>> plans = Plan.methods(spec);
    refresh(directory, console);
    List<MethodInfo> methods = plans.stream().map(Reporting::info).toList();
    return new ReportRequest(
        directory,
        spec.name(),
        spec.description(),
        methods,
        choices.selection().orElse(spec.sweep().selection()),
        settings(plans),
        choices.claims().claims(directory, spec),
        judgements.map(
            all ->
                all.stream()
                    .filter(judgement -> judgement.experiment().equals(spec.name()))
                    .filter(judgement -> !judgement.claim().crossing())
                    .toList()),
        choices.claims().expected(directory, spec),
        choices.baselines(spec.name(), methods),
        choices.style());
  }

  /** As {@link #refresh}, of an experiment of which something must have finished. */
  static void refreshRuns(Path directory, Console console) {
    if (!Files.isDirectory(new ExperimentLayout(directory).runs())) {
      throw new UsageException(directory + " has no finished run; run the experiment first");
    }
    refresh(directory, console);
  }

  /** Brings the list of cells up to what is on disk, and says what is not done. */
  static void refresh(Path directory, Console console) {
    ExperimentStatus summary = ExperimentStatus.of(directory);
    if (summary.unfinished() > 0) {
      console.problem(
          "%s cells of %s have not run; the same ./grpo run again finishes them"
              .formatted(summary.unfinished(), directory));
    }
    List<String> errors = summary.errors();
    errors.stream().limit(SHOWN).forEach(console::problem);
    if (errors.size() > SHOWN) {
      console.note((errors.size() - SHOWN) + " more, see " + directory + "/cells.csv");
    }
  }

  /** The methods of an experiment as reports know them. */
  static List<MethodInfo> methods(Specification spec) {
    return Plan.methods(spec).stream().map(Reporting::info).toList();
  }

  private static Map<String, Map<String, Object>> settings(List<MethodPlan<?>> plans) {
    Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
    for (MethodPlan<?> method : plans) {
      Map<String, Object> plain = new LinkedHashMap<>();
      method.settings().forEach((name, value) -> plain.put(name, plain(value)));
      settings.put(method.name(), plain);
    }
    return settings;
  }

  /** An array has no words of its own. */
  private static Object plain(Object value) {
    return value instanceof double[] numbers ? Arrays.toString(numbers) : value;
  }

  private static MethodInfo info(MethodPlan<?> plan) {
    return new MethodInfo(
        plan.name(), plan.settings().get("loss").toString(), plan.training().isAdaptive());
  }

  /**
   * Writes an index page over the paper's figures and reports.
   *
   * @param judgements of which those that compare experiments stand there
   */
  static void index(
      Path root,
      String title,
      List<ReproducedFigure> captions,
      List<ReportResult> reports,
      List<Judgement> judgements,
      Console console) {
    List<Judgement> crossing =
        judgements.stream()
            .filter(judgement -> judgement.claim().crossing())
            .filter(
                judgement ->
                    reports.stream()
                        .anyMatch(r -> r.section().title().equals(judgement.experiment())))
            .toList();
    try {
      console.say("index: " + new IndexWriter().write(root, title, captions, reports, crossing));
    } catch (IOException e) {
      throw UsageException.writing(root, e);
    }
  }

  /** 0 if every cell of every report was there and whole. */
  static int exitCode(List<ReportResult> reports) {
    boolean whole =
        reports.stream().allMatch(r -> r.problems().isEmpty() && r.done() == r.expected());
    return whole ? Command.DONE : Command.FAILED;
  }
}
