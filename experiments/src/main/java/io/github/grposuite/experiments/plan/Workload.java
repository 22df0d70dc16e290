package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.policy.PreferenceDataset;
import io.github.grposuite.datasets.opinions.OpinionPairs;

/** What the methods of a seed are trained and judged on. */
public sealed interface Workload {
  /** Pairs as feature differences. */
  record LogLinear(PreferenceDataset data) implements Workload {}

  /** Pairs as text, and the model that reads them. */
  record LanguageModel(OpinionPairs pairs, LanguageSetup setup) implements Workload {}
}
