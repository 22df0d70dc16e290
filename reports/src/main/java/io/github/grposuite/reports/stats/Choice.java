package io.github.grposuite.reports.stats;

import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hyperparameters that a selection rule chooses for a method on some data: those with the
 * lowest mean score over seeds, at the checkpoints by which the runs are judged. Only variants with
 * the most finished seeds are compared, for a mean over few seeds is low by luck; one that diverged
 * is never chosen.
 *
 * @param variants all values of the hyperparameters
 * @param best the chosen one; empty if none has a finite score
 * @param incomplete how many have fewer seeds than others, and are not considered
 */
public record Choice(List<CaseResult> variants, Optional<CaseResult> best, int incomplete) {
  public Choice {
    variants = List.copyOf(variants);
  }

  /** One for each facet and method, in the order of the cases; none under the rule {@code last}. */
  public static List<Choice> of(Results results) {
    Selection selection = results.selection();
    if (selection == Selection.LAST || !results.hasVariants()) {
      return List.of();
    }
    Map<Case, List<CaseResult>> byMethod = new LinkedHashMap<>();
    for (CaseResult result : results.cases()) {
      Case method = new Case(result.key().facet(), result.key().method(), List.of());
      byMethod.computeIfAbsent(method, key -> new ArrayList<>()).add(result);
    }
    return byMethod.entrySet().stream()
        .map(
            entry ->
                of(entry.getValue(), selection.score(entry.getKey().method()).orElseThrow().key()))
        .toList();
  }

  private static Choice of(List<CaseResult> variants, SeriesKey score) {
    int most = variants.stream().mapToInt(CaseResult::done).max().orElse(0);
    List<CaseResult> complete = variants.stream().filter(v -> v.done() == most).toList();
    CaseResult best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (CaseResult variant : complete) {
      double mean = variant.summary(score).mean();
      if (mean < lowest) {
        lowest = mean;
        best = variant;
      }
    }
    return new Choice(variants, Optional.ofNullable(best), variants.size() - complete.size());
  }
}
