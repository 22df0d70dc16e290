package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.PairedDifference;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.PairedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case beside the one that it is compared with: of the same facet, with the same settings. */
record Pairing(Facet facet, CaseResult result, CaseResult baseline) {
  /** Those of a facet: each method against each of its baselines. */
  static List<Pairing> of(Facet facet, Baselines baselines) {
    List<Pairing> pairings = new ArrayList<>();
    for (CaseResult result : facet.cases()) {
      for (CaseResult other : baselines.all(result, facet.cases())) {
        pairings.add(new Pairing(facet, result, other));
      }
    }
    return pairings;
  }

  /** The seeds that both ran. */
  PairedSample sample(SeriesKey quantity) {
    return PairedSample.of(result, baseline, quantity);
  }

  /** The difference over the seeds that both ran; empty if there is none, or one failed. */
  Optional<PairedDifference> difference(SeriesKey quantity) {
    PairedSample sample = sample(quantity);
    return sample.n() == 0 || !sample.failed().isEmpty()
        ? Optional.empty()
        : Optional.of(PairedDifference.of(sample.first(), sample.second(), Bootstrap.STANDARD));
  }

  /** What the row is of: the settings where these vary, else the method. */
  String label() {
    String variant = variant();
    return variant.isEmpty() ? result.key().method().label() : variant;
  }

  /** What it is compared with: {@code − DPO}, after the method if the label does not name it. */
  String comparison() {
    String minus = "− " + baseline.key().method().label();
    return variant().isEmpty() ? minus : result.key().method().label() + " " + minus;
  }

  private String variant() {
    return facet.hasVariants() ? facet.variant(result) : "";
  }
}
