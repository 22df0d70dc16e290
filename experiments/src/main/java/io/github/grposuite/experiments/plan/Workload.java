package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.datasets.opinions.OpinionPairs;
import java.util.Optional;

/** What the methods of a seed are trained and judged on. */
public sealed interface Workload {
  /**
   * Pairs as feature differences.
   *
   * @param examples the same pairs as opinions, where what becomes of each held-out one is recorded
   */
  record LogLinear(PreferenceDataset data, Optional<OpinionPairs> examples) implements Workload {
    /** Without a record of each pair. */
    public LogLinear(PreferenceDataset data) {
      this(data, Optional.empty());
    }
  }

  /**
   * Pairs as text, and the model that reads them.
   *
   * @param examples whether what becomes of each held-out one is recorded
   */
  record LanguageModel(OpinionPairs pairs, LanguageSetup setup, boolean examples)
      implements Workload {}
}
