package io.github.grposuite.cli;

import io.github.grposuite.reports.verdict.ClaimRows;
import io.github.grposuite.reports.verdict.Judge;
import io.github.grposuite.reports.verdict.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the paper's captions say, judged by the runs below a directory. */
final class CaptionClaims {
  private final PaperRecords records;

  CaptionClaims(PaperRecords records) {
    this.records = records;
  }

  /**
   * Judgements of all claims on these experiments; of those that compare them with others, by the
   * others' records where they are there.
   *
   * @param experiments names; those without records have no judgement
   */
  List<Judgement> judge(Set<String> experiments) throws IOException {
    records.read(experiments);
    List<ClaimRows> rows = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    for (String experiment : experiments) {
      records
          .judged(experiment)
          .ifPresent(
              known -> {
                rows.add(known.rows());
                known.claims().forEach(claim -> others.addAll(claim.hypothesis().elsewhere()));
              });
    }
    others.removeAll(experiments);
    records.read(others);
    for (String other : others) {
      records.judged(other).ifPresent(known -> rows.add(known.rows().withoutClaims()));
    }
    return Judge.judge(rows, true);
  }
}
