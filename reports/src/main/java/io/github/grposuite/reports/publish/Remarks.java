package io.github.grposuite.reports.publish;

import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Lost;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a reader must know about all of a report. */
final class Remarks {
  private Remarks() {}

  static List<String> notes(Results results) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Runs are judged %s%s."
            .formatted(
                results.selection().moment(),
                results.selection() == Selection.LAST
                    ? ""
                    : " (" + results.selection().key() + ")"));
    if (results.stride() > 1) {
      notes.add(
          "Figures and curves.csv have one in %s checkpoints; each run's metrics.csv has all."
              .formatted(results.stride()));
    }
    if (results.hasTrueRewards() && !results.hasRelativeErrors()) {
      notes.add(
          "There is no relative reward error: the best policy's reward, by which it is divided, is"
              + " not positive in every group. absolute_reward_error is there.");
    }
    if (results.hasVariants()) {
      notes.add(
          "Hyperparameters vary, so curves are not kept: curves.csv has none, each run's"
              + " metrics.csv has all.");
    }
    notes.add(
        "On this page lines have at most 200 points, thin lines of single seeds 60, and numbers"
            + " five digits; the files have more.");
    return notes;
  }

  /** What makes the results weaker than they look. */
  static List<String> warnings(Results results) {
    List<String> warnings = new ArrayList<>();
    long single = count(results, result -> result.done() == 1);
    if (single > 0) {
      warnings.add(
          "%s of %s rows have one seed only, and so no standard error and no test."
              .formatted(single, results.cases().size()));
    }
    long copies = count(results, result -> result.lost().stream().anyMatch(Lost::isCopy));
    if (copies > 0) {
      warnings.add(
          "in %s of %s rows seeds repeat the same run to the bit, since nothing in it is drawn; it"
                  .formatted(copies, results.cases().size())
              + " counts once. With source: pairs, split: {seed: run} divides the pairs anew.");
    }
    long uneven = count(results, result -> result.ends().stream().distinct().count() > 1);
    if (uneven > 0) {
      warnings.add(
          "in %s of %s rows the runs end at different checkpoints; a point of a curve is over the"
                  .formatted(uneven, results.cases().size())
              + " runs that have it. The notes below the tables say which.");
    }
    return warnings;
  }

  private static long count(Results results, Predicate<CaseResult> which) {
    return results.cases().stream().filter(which).count();
  }
}
