package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.Refresh;
import io.github.grposuite.experiments.engine.Summary;
import io.github.grposuite.experiments.plan.MethodPlan;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.Selection;
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
  private static final int MOST = 50;

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
      Specification spec = Specification.read(directory.resolve("experiment.yaml"));
      List<Claim> claims = choices.claims().claims(directory, spec);
      if (claims.isEmpty()) {
        return Optional.empty();
      }
      Refresh.of(directory);
      return Optional.of(
          ClaimRows.of(
              spec.name(),
              JudgedRuns.read(
                  directory,
                  spec,
                  claims,
                  key -> false,
                  choices.selection().orElse(spec.sweep().selection())),
              claims));
    } catch (UsageException e) {
      return Optional.empty();
    }
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
    List<ReportResult> reports = new ArrayList<>();
    for (Path directory : directories) {
      ReportResult report;
      try {
        report = write(directory, choices, judgements, console);
      } catch (UsageException e) {
        if (directories.size() == 1) {
          throw e;
        }
        console.err().println("grpo: " + e.getMessage());
        continue;
      }
      problems(report.problems(), console);
      console
          .out()
          .println(
              directory.resolve("report")
                  + ": "
                  + report.done()
                  + " of "
                  + report.expected()
                  + " cells, "
                  + report.written().size()
                  + " files");
      reports.add(report);
    }
    return reports;
  }

  private static ReportResult write(
      Path directory,
      ReportChoices choices,
      Optional<List<Judgement>> judgements,
      Console console) {
    Specification spec = Specification.read(directory.resolve("experiment.yaml"));
    Plan plan = Plan.of(spec);
    Selection selection = choices.selection().orElse(spec.sweep().selection());
    refresh(directory, console);
    List<MethodInfo> methods = methods(plan);
    try {
      return new ReportWriter()
          .write(
              new ReportRequest(
                  directory,
                  plan.name(),
                  plan.description(),
                  methods,
                  selection,
                  settings(plan),
                  choices.claims().claims(directory, spec),
                  judgements.map(
                      all ->
                          all.stream()
                              .filter(judgement -> judgement.experiment().equals(plan.name()))
                              .filter(judgement -> !judgement.claim().crossing())
                              .toList()),
                  choices.claims().expected(directory, spec),
                  choices.baselines(spec.name(), methods),
                  choices.style()));
    } catch (RecordException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(
          directory.resolve("report") + " cannot be written (" + UsageException.reason(e) + ")");
    }
  }

  /** Names what was left out, one line each; with thousands the first ones will do. */
  static void problems(List<String> problems, Console console) {
    problems.stream().limit(MOST).forEach(line -> console.err().println("grpo: " + line));
    if (problems.size() > MOST) {
      console.err().println("grpo: and " + (problems.size() - MOST) + " more");
    }
  }

  /** Brings the list of cells up to what is on disk, and says what is not done. */
  static void refresh(Path directory, Console console) {
    Summary summary = Refresh.of(directory);
    if (summary.unfinished() > 0) {
      console
          .err()
          .println(
              "grpo: "
                  + summary.unfinished()
                  + " cells of "
                  + directory
                  + " have not run; the same ./grpo run again finishes them");
    }
    List<String> errors = summary.errors();
    errors.stream().limit(SHOWN).forEach(error -> console.err().println("grpo: " + error));
    if (errors.size() > SHOWN) {
      console.err().println((errors.size() - SHOWN) + " more, see " + directory + "/cells.csv");
    }
  }

  /** The methods of an experiment as reports know them. */
  static List<MethodInfo> methods(Plan plan) {
    return plan.methods().stream().map(Reporting::info).toList();
  }

  private static Map<String, Map<String, Object>> settings(Plan plan) {
    Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
    for (MethodPlan method : plan.methods()) {
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

  private static MethodInfo info(MethodPlan plan) {
    return new MethodInfo(
        plan.name(), plan.settings().get("loss").toString(), plan.recipe().isAdaptive());
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
      console
          .out()
          .println("index: " + new IndexWriter().write(root, title, captions, reports, crossing));
    } catch (IOException e) {
      throw new UsageException(root + " cannot be written (" + UsageException.reason(e) + ")");
    }
  }

  /** 0 if every cell of every report was there and whole. */
  static int exitCode(List<ReportResult> reports) {
    boolean whole =
        reports.stream().allMatch(r -> r.problems().isEmpty() && r.done() == r.expected());
    return whole ? Command.DONE : Command.FAILED;
  }
}
