package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a claim says: one record a kind, with its null hypothesis in docs/claims.md. */
public sealed interface Hypothesis {

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
  List<ClaimRow> rows(ClaimScope scope);

  /** Of some methods, each by itself. */
  sealed interface OfMethods extends Hypothesis
      permits Extreme, Monotone, Overfitting, GroupOrder, Change, Bound, Slope {
    /** The methods of which it is claimed. */
    List<String> of();

    @Override
    default Set<String> methods() {
      return new LinkedHashSet<>(of());
    }

    /** What is said of one of them. */
    ClaimRow row(ClaimScope scope, String method);

    @Override
    default List<ClaimRow> rows(ClaimScope scope) {
      return of().stream().map(method -> row(scope, method)).toList();
    }
  }

  /** Of methods, each beside its baselines. */
  sealed interface OfPairs extends Hypothesis permits Difference, Equivalence, Advantage {
    /** The baselines of each method. */
    Map<String, List<String>> pairs();

    @Override
    default Set<String> methods() {
      Set<String> names = new LinkedHashSet<>(pairs().keySet());
      pairs().values().forEach(names::addAll);
      return names;
    }

    /** What is said of one pair. */
    ClaimRow row(ClaimScope scope, String method, String baseline);

    @Override
    default List<ClaimRow> rows(ClaimScope scope) {
      List<ClaimRow> rows = new ArrayList<>();
      pairs()
          .forEach(
              (method, baselines) ->
                  baselines.forEach(baseline -> rows.add(row(scope, method, baseline))));
      return rows;
    }
  }
}
