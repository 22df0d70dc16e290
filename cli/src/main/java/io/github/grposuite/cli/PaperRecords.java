package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.Parallel;
import io.github.grposuite.reports.paper.PaperFigure;
import io.github.grposuite.reports.paper.PaperRuns;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The records below a directory, each read once, for the claims on it, the figures that show it and
 * the ticks of their axes.
 */
final class PaperRecords {
  /**
   * An experiment.
   *
   * @param claims on it
   * @param results with the curves that claims and figures need
   * @param rows of the claims, to be judged with those on others
   */
  record Judged(List<Claim> claims, Results results, ClaimRows rows) {}

  private final Path out;
  private final Console console;
  private final Map<String, Judged> read = new HashMap<>();

  PaperRecords(Path out, Console console) {
    this.out = out;
    this.console = console;
  }

  /**
   * Reads those of the experiments that have records and on which something is claimed, several at
   * a time, and says what is not done or cannot be read.
   */
  void read(Collection<String> experiments) throws IOException {
    List<Callable<Judged>> tasks = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String experiment : experiments) {
      Path directory = out.resolve(experiment);
      if (read.containsKey(experiment) || !ExperimentDirectories.isOne(directory)) {
        continue;
      }
      Specification spec = Specification.read(directory.resolve("experiment.yaml"));
      List<Claim> claims = ClaimFiles.USUAL.claims(directory, spec);
      if (!claims.isEmpty()) {
        JudgedRuns.refresh(directory, console);
        tasks.add(() -> judged(experiment, spec, claims));
        names.add(experiment);
      }
    }
    List<Judged> all = Parallel.run(tasks);
    for (int i = 0; i < names.size(); i++) {
      Reporting.problems(all.get(i).results.problems(), console);
      read.put(names.get(i), all.get(i));
    }
  }

  private Judged judged(String experiment, Specification spec, List<Claim> claims) {
    List<PaperFigure> figures = figures(experiment);
    Results results =
        JudgedRuns.read(
            out.resolve(experiment),
            spec,
            claims,
            key -> figures.stream().anyMatch(figure -> figure.showsCurve(key)),
            spec.sweep().selection());
    return new Judged(claims, results, ClaimRows.of(experiment, results, claims));
  }

  /** An experiment that has been read. */
  Optional<Judged> judged(String experiment) {
    return Optional.ofNullable(read.get(experiment));
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
    Judged judged = read.get(experiment);
    return judged != null
            && judged.results.selection().equals(Selection.LAST)
            && figures(experiment).contains(figure)
        ? PaperRuns.of(figure, experiment, directory, judged.results)
        : PaperRuns.read(figure, experiment, directory);
  }

  /**
   * The runs of an experiment that has been read.
   *
   * @throws UsageException if there are none
   */
  Results results(String experiment) {
    return judged(experiment)
        .map(Judged::results)
        .orElseThrow(
            () -> new UsageException(out.resolve(experiment) + " has no records; run it first"));
  }
}
