package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;

/** {@code grpo check DIR}: whether the runs say what they are expected to; for machines. */
final class CheckCommand extends Command {
  CheckCommand() {
    super(
        "check",
        "DIR",
        "judge claims and compare expected numbers; exit code 0 if all is as expected");
    flags(ClaimFiles.flags());
    flags(Flags.selection());
  }

  @Override
  int run(CommandLine line, Console console) {
    Path root = Flags.directory(line);
    List<Path> directories = ExperimentDirectories.in(root);
    ClaimFiles files = ClaimFiles.of(line);
    Optional<Selection> rule = Flags.selection(line);
    List<String> experiments = new ArrayList<>();
    List<ClaimRows> rows = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    Set<String> silent = new LinkedHashSet<>();
    int unreadable = 0;
    for (Path directory : directories) {
      Specification spec = ExperimentDirectories.specification(directory);
      List<Claim> claims = files.claims(directory, spec);
      JudgedRuns runs;
      try {
        Reporting.refreshRuns(directory, console);
        runs = JudgedRuns.read(directory, spec, claims, rule, key -> false);
      } catch (UsageException | RecordException e) {
        if (directories.size() == 1) {
          throw e;
        }
        console.problem(e.getMessage());
        unreadable++;
        continue;
      }
      console.problems(runs.results().problems());
      rows.add(runs.rows());
      experiments.add(spec.name());
      List<Comparison> compared =
          Comparison.of(spec.name(), runs.results(), files.expected(directory, spec));
      comparisons.addAll(compared);
      if (compared.isEmpty()) {
        silent.add(spec.name());
      }
    }
    List<Judgement> judgements = Judge.judge(rows, true);
    for (Judgement judgement : judgements) {
      silent.remove(judgement.experiment());
      judgement.claim().hypothesis().elsewhere().forEach(silent::remove);
    }
    if (judgements.isEmpty() && comparisons.isEmpty()) {
      throw new UsageException(
          root
              + ": nothing to check, for no claim and no expected number is on "
              + String.join(", ", experiments)
              + "; write DIR/claims.yaml or DIR/expected.csv, or give --claims or --expected");
    }
    CheckLines lines = new CheckLines(judgements, comparisons);
    lines.table().forEach(console::say);
    lines.failures().forEach(console::problem);
    console.say(lines.summary());
    if (!silent.isEmpty()) {
      console.say("nothing is claimed or expected of " + String.join(", ", silent));
    }
    return lines.failures().isEmpty() && unreadable == 0 ? DONE : FAILED;
  }
}
