package io.github.grposuite.reports.stats;

import static java.util.stream.Collectors.joining;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A seed of a case without a result.
 *
 * @param why in words, such as what a failed cell says
 * @param failed whether the run came to an end that is no result, such as a loss that is not
 *     finite; any other may still come to one when it is run (again)
 */
public record Lost(long seed, String why, boolean failed) {
  /** Causes that are told; more would fill a page. */
  private static final int MOST = 3;

  private static final String COPY = "a copy of seed ";

  /** A cell that is not done. */
  static Lost of(CellRow cell) {
    String error = cell.error().isBlank() ? "" : " (" + cell.error() + ")";
    return new Lost(
        cell.seed(),
        switch (cell.state()) {
          case DONE -> throw new IllegalArgumentException("cell " + cell.id() + " is done");
          case RUNNING -> "still running";
          case PENDING -> "not run";
          case INTERRUPTED -> "interrupted";
          case FAILED -> "failed" + error;
          case QUARANTINED -> "damaged" + error;
        },
        cell.state() == CellState.FAILED);
  }

  /** A run with every number of another seed's, bit for bit: it would count as evidence twice. */
  static Lost copyOf(long first, long seed) {
    return new Lost(seed, COPY + first + ", since nothing in it is drawn", false);
  }

  /** Whether it is a {@linkplain #copyOf copy}. */
  public boolean isCopy() {
    return why.startsWith(COPY);
  }

  /** Which and why: {@code seeds 3, 5 to 9, not run, and seed 4, failed (…)}; empty if none. */
  public static String words(List<Lost> lost) {
    Map<String, List<Long>> seeds = new LinkedHashMap<>();
    lost.forEach(one -> seeds.computeIfAbsent(one.why(), why -> new ArrayList<>()).add(one.seed()));
    String told =
        seeds.entrySet().stream()
            .limit(MOST)
            .map(cause -> seeds(cause.getValue()) + ", " + cause.getKey())
            .collect(joining(", and "));
    long more = seeds.values().stream().skip(MOST).mapToLong(List::size).sum();
    return more == 0 ? told : told + ", and " + more + " more";
  }

  /** {@code seeds 3, 5 to 9}, of increasing seeds. */
  private static String seeds(List<Long> seeds) {
    List<String> parts = new ArrayList<>();
    for (int from = 0, to = 0; from < seeds.size(); from = to) {
      to = from + 1;
      while (to < seeds.size() && seeds.get(to) == seeds.get(to - 1) + 1) {
        to++;
      }
      if (to - from > 2) {
        parts.add(seeds.get(from) + " to " + seeds.get(to - 1));
      } else {
        seeds.subList(from, to).forEach(seed -> parts.add(Long.toString(seed)));
      }
    }
    return (seeds.size() == 1 ? "seed " : "seeds ") + String.join(", ", parts);
  }
}
