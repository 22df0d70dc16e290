package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Selection;
import java.util.List;

/**
 * The cases of one facet, with what its figures have in common.
 *
 * @param title data settings in words; may be empty
 * @param prefix of file names; empty or ends with a hyphen
 * @param selection when runs are judged
 */
record Facet(String title, String prefix, Selection selection, List<CaseResult> cases) {

  List<String> families() {
    return Results.families(cases);
  }

  List<CaseResult> of(String family) {
    return cases.stream().filter(c -> c.key().method().family().equals(family)).toList();
  }

  List<MethodInfo> methods() {
    return cases.stream().map(c -> c.key().method()).distinct().toList();
  }

  /** The same for methods of different families that have the same place in theirs. */
  int colour(MethodInfo method) {
    return methods().stream()
        .filter(m -> m.family().equals(method.family()))
        .toList()
        .indexOf(method);
  }

  /** A heading followed by the facet, if there is one. */
  String heading(String text) {
    return title.isEmpty() ? text : text + ", " + title;
  }

  /** "mean ± standard error over 20 seeds". */
  String meaning(List<CaseResult> shown) {
    int least = shown.stream().mapToInt(CaseResult::done).min().orElse(0);
    int most = shown.stream().mapToInt(CaseResult::done).max().orElse(0);
    String seeds = least == most ? "" + most : least + " to " + most;
    return "mean ± standard error over " + seeds + (most == 1 ? " seed" : " seeds");
  }

  /** The same over steps, where some may not be shown. */
  String meaningOfCurves(List<CaseResult> shown) {
    int stride = shown.stream().mapToInt(CaseResult::stride).max().orElse(1);
    return meaning(shown) + (stride == 1 ? "" : "; one in " + stride + " checkpoints is drawn");
  }
}
