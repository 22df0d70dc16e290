package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.paper.PaperFigure;
import io.github.grposuite.reports.paper.PaperRuns;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The records below a directory, each read once, for the claims on it, the figures that show it and
 * the ticks of their axes.
 */
final class PaperRecords {
  private final Path out;
  private final Console console;
  private final Map<String, JudgedRuns> read = new HashMap<>();

  PaperRecords(Path out, Console console) {
    this.out = out;
    this.console = console;
  }

  /**
   * Judgements of all claims on these experiments; of those that compare them with others, by the
   * others' records where they are there.
   *
   * @param experiments names; those without records have no judgement
   */
  List<Judgement> judge(Set<String> experiments) {
    List<ClaimRows> rows = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    for (JudgedRuns runs : read(experiments)) {
      rows.add(runs.rows());
      runs.claims().forEach(claim -> others.addAll(claim.hypothesis().elsewhere()));
    }
    others.removeAll(experiments);
    read(others).forEach(runs -> rows.add(runs.rows().withoutClaims()));
    return Judge.judge(rows, true);
  }

  /**
   * Reads those of the experiments that have records and on which something is claimed, several at
   * a time, and says what is not done or cannot be read.
   */
  private List<JudgedRuns> read(Collection<String> experiments) {
    List<Callable<JudgedRuns>> tasks = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String experiment : experiments) {
      Path directory = out.resolve(experiment);
      if (!ExperimentDirectories.isOne(directory)) {
        continue;
      }
      Specification spec = ExperimentDirectories.specification(directory);
      List<Claim> claims = ClaimFiles.USUAL.claims(directory, spec);
      if (!claims.isEmpty()) {
        Reporting.refreshRuns(directory, console);
        List<PaperFigure> figures = figures(experiment);
        tasks.add(
            () ->
                JudgedRuns.read(
                    directory,
                    spec,
                    claims,
                    Optional.empty(),
                    key -> figures.stream().anyMatch(figure -> figure.showsCurve(key))));
        names.add(experiment);
      }
    }
    List<JudgedRuns> runs;
    try {
      runs = Parallel.run(tasks);
    } catch (IOException e) {
      throw UsageException.reading(out, e);
    }
    for (int i = 0; i < names.size(); i++) {
      console.problems(runs.get(i).results().problems());
      read.put(names.get(i), runs.get(i));
    }
    return runs;
  }

  /** Those that show the experiment: its own, or those that any experiment on opinions fills. */
  private static List<PaperFigure> figures(String experiment) {
    return Arrays.stream(PaperFigure.values())
        .filter(figure -> !figure.isSynthetic() || figure.experiment().equals(experiment))
        .toList();
  }

  /**
   * What a figure shows of an experiment; what has been judged already is not read again.
   *
   * @throws RecordException if there is nothing to show
   */
  PaperRuns of(PaperFigure figure, String experiment) throws IOException {
    Path directory = out.resolve(experiment);
    JudgedRuns runs = read.get(experiment);
    return runs != null
            && runs.results().selection().equals(Selection.LAST)
            && figures(experiment).contains(figure)
        ? PaperRuns.of(figure, experiment, directory, runs.results())
        : PaperRuns.read(figure, experiment, directory);
  }

  /**
   * The runs of an experiment that has been read.
   *
   * @throws UsageException if there are none
   */
  Results results(String experiment) {
    return Optional.ofNullable(read.get(experiment))
        .map(JudgedRuns::results)
        .orElseThrow(
            () -> new UsageException(out.resolve(experiment) + " has no records; run it first"));
  }
}
