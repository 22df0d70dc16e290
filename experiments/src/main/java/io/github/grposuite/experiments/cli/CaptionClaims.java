package io.github.grposuite.experiments.cli;

import io.github.grposuite.reports.verdict.CrossingClaims;
import io.github.grposuite.reports.verdict.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    List<Judgement> judgements = new ArrayList<>();
    CrossingClaims crossing = new CrossingClaims();
    Set<String> others = new LinkedHashSet<>();
    for (String experiment : experiments) {
      Optional<PaperRecords.Judged> judged = add(experiment, crossing);
      judged.ifPresent(
          known -> {
            judgements.addAll(known.judgements());
            known.claims().forEach(claim -> others.addAll(claim.hypothesis().elsewhere()));
          });
    }
    others.removeAll(experiments);
    records.read(others);
    others.forEach(other -> add(other, crossing));
    crossing.judge().stream()
        .filter(judgement -> experiments.contains(judgement.experiment()))
        .forEach(judgements::add);
    return judgements;
  }

  private Optional<PaperRecords.Judged> add(String experiment, CrossingClaims crossing) {
    Optional<PaperRecords.Judged> judged = records.judged(experiment);
    judged.ifPresent(known -> crossing.add(experiment, known.results(), known.claims()));
    return judged;
  }
}
