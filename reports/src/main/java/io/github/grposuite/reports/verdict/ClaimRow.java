package io.github.grposuite.reports.verdict;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a claim on one data setting, before the family is known.
 *
 * @param remarks what a reader must know about the runs
 */
record ClaimRow(ClaimScope scope, Wording wording, Evidence evidence, List<String> remarks) {
  ClaimRow {
    remarks = List.copyOf(remarks);
  }

  Claim claim() {
    return scope.claim();
  }

  static ClaimRow of(
      ClaimScope scope, Wording wording, Contrasts contrasts, MethodRuns... subjects) {
    List<String> remarks =
        Stream.of(subjects).flatMap(subject -> subject.remarks().stream()).distinct().toList();
    return of(scope, wording, contrasts, remarks, subjects);
  }

  /** With remarks other than the subjects'. */
  static ClaimRow of(
      ClaimScope scope,
      Wording wording,
      Contrasts contrasts,
      List<String> remarks,
      MethodRuns... subjects) {
    return new ClaimRow(
        scope,
        wording,
        contrasts
            .evidence()
            .lacking(
                Stream.of(subjects)
                    .map(MethodRuns::lacking)
                    .filter(words -> !words.isEmpty())
                    .distinct()
                    .collect(joining("; "))),
        remarks);
  }

  /** The same with more that a reader must know. */
  ClaimRow remarking(List<String> more) {
    return more.isEmpty()
        ? this
        : new ClaimRow(
            scope, wording, evidence, Stream.concat(remarks.stream(), more.stream()).toList());
  }

  /** The same where nothing was measured. */
  ClaimRow without(Evidence none) {
    return new ClaimRow(scope, wording, none, remarks);
  }
}
