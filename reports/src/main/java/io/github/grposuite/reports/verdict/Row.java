package io.github.grposuite.reports.verdict;

import java.util.List;

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
    return new Row(
        wording,
        contrasts.evidence(),
        List.of(subjects).stream()
            .flatMap(subject -> subject.remarks().stream())
            .distinct()
            .toList());
  }

  /** The same where nothing was measured. */
  Row without(Evidence none) {
    return new Row(wording, none, remarks);
  }
}
