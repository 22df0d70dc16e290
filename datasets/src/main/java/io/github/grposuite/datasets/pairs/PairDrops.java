package io.github.grposuite.datasets.pairs;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many pairs, or rows without one, are left out, by reason and group. */
public final class PairDrops {
  private final Map<DropReason, Map<String, Long>> counts = new EnumMap<>(DropReason.class);

  PairDrops copy() {
    PairDrops copy = new PairDrops();
    counts.forEach((reason, groups) -> groups.forEach((g, n) -> copy.add(reason, g, n)));
    return copy;
  }

  void add(DropReason reason, String group) {
    add(reason, group, 1);
  }

  void add(DropReason reason, String group, long count) {
    counts.computeIfAbsent(reason, r -> new LinkedHashMap<>()).merge(group, count, Long::sum);
  }

  /** By reason, then by the group's name, which is empty where the group is not known. */
  public Map<DropReason, Map<String, Long>> counts() {
    return counts;
  }

  /** Left out for a reason. */
  public long of(DropReason reason) {
    return counts.getOrDefault(reason, Map.of()).values().stream().mapToLong(n -> n).sum();
  }

  /** Whether nothing is left out. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** In words, such as {@code 3 a tie, 1 no group}. */
  public String text() {
    return counts.keySet().stream()
        .map(reason -> of(reason) + " " + reason.text())
        .collect(Collectors.joining(", "));
  }
}
