package io.github.grposuite.reports.verdict;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a claim on one data setting, before the family is known.
 *
 * @param remarks what a reader must know about the runs
 */
record Row(Wording wording, Evidence evidence, List<String> remarks) {
  Row {
    remarks = List.copyOf(remarks);
  }

  static Row of(Wording wording, Contrasts contrasts, Subject... subjects) {
    List<String> remarks =
        Stream.of(subjects).flatMap(subject -> subject.remarks().stream()).distinct().toList();
    return of(wording, contrasts, remarks, subjects);
  }

  /** With remarks other than the subjects'. */
  static Row of(Wording wording, Contrasts contrasts, List<String> remarks, Subject... subjects) {
    return new Row(
        wording,
        contrasts
            .evidence()
            .lacking(
                Stream.of(subjects)
                    .map(Subject::lacking)
                    .filter(words -> !words.isEmpty())
                    .distinct()
                    .collect(joining("; "))),
        remarks);
  }

  /** The same with more that a reader must know. */
  Row remarking(List<String> more) {
    return more.isEmpty()
        ? this
        : new Row(wording, evidence, Stream.concat(remarks.stream(), more.stream()).toList());
  }

  /** The same where nothing was measured. */
  Row without(Evidence none) {
    return new Row(wording, none, remarks);
  }
}
