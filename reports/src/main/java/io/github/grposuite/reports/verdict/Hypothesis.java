package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;
import java.util.List;
import java.util.Set;

/** What a claim says: one record a kind, with its null hypothesis in docs/claims.md. */
public sealed interface Hypothesis
    permits Difference,
        Equivalence,
        Extreme,
        Monotone,
        Advantage,
        Overfitting,
        GroupOrder,
        Change,
        Bound,
        Slope {

  /** The kind's name in files. */
  String kind();

  /** The methods that it names, which an experiment must have. */
  Set<String> methods();

  /** The experiments that it needs beside the claim's own. */
  default Set<String> elsewhere() {
    return Set.of();
  }

  /** The measurements that runs must record. */
  default List<SeriesKey> keys(SeriesKey key) {
    return List.of(key);
  }

  /** Whether it looks at other checkpoints than the one by which runs are judged. */
  default boolean overSteps() {
    return false;
  }

  /** What a margin is, before its number. */
  default String margin() {
    return " by more than ";
  }

  /** The rows on one data setting, in order. */
  List<Row> rows(Scene scene);
}
