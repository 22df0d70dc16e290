package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Comparisons;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo check DIR}: whether the runs say what they are expected to; for machines. */
final class CheckCommand implements Command {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String arguments() {
    return "DIR";
  }

  @Override
  public String summary() {
    return "judge claims by the runs, compare expected numbers; 0 if all are as expected";
  }

  @Override
  public Options options() {
    return ClaimFiles.addTo(new Options()).addOption(Selecting.option());
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    List<Judgement> judgements = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    List<String> experiments = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    List<Path> directories = ExperimentDirectories.in(root);
    List<ClaimRows> rows = new ArrayList<>();
    int unreadable = 0;
    for (Path directory : directories) {
      Specification spec = Specification.read(directory.resolve("experiment.yaml"));
      ClaimFiles files = ClaimFiles.of(line);
      List<Claim> claims = files.claims(directory, spec);
      Results results;
      try {
        Selection selection = Selecting.of(line).orElse(spec.sweep().selection());
        JudgedRuns.refresh(directory, console);
        results = JudgedRuns.read(directory, spec, claims, key -> false, selection);
        Reporting.problems(results.problems(), console);
      } catch (UsageException e) {
        if (directories.size() == 1) {
          throw e;
        }
        console.err().println("grpo: " + e.getMessage());
        unreadable++;
        continue;
      }
      ClaimRows own = ClaimRows.of(spec.name(), results, claims);
      rows.add(own);
      List<Comparison> compared =
          Comparisons.of(spec.name(), results, files.expected(directory, spec));
      comparisons.addAll(compared);
      if (compared.isEmpty()) {
        silent.add(spec.name());
      }
      experiments.add(spec.name());
    }
    for (Judgement judgement : Judge.judge(rows, true)) {
      judgements.add(judgement);
      silent.remove(judgement.experiment());
      silent.removeAll(judgement.claim().hypothesis().elsewhere());
    }
    if (judgements.isEmpty() && comparisons.isEmpty()) {
      throw new UsageException(
          root
              + ": nothing to check, for no claim and no expected number is on "
              + String.join(", ", experiments)
              + "; write DIR/claims.yaml or DIR/expected.csv, or give --claims or --expected");
    }
    CheckLines lines = new CheckLines(judgements, comparisons);
    lines.table().forEach(console.out()::println);
    lines.failures().forEach(failure -> console.err().println("grpo: " + failure));
    console.out().println(lines.summary());
    if (!silent.isEmpty()) {
      console.out().println("nothing is claimed or expected of " + String.join(", ", silent));
    }
    return lines.failures().isEmpty() && unreadable == 0 ? DONE : FAILED;
  }
}
