package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long cells will take: as long as finished cells of the same method took, or else as long as a
 * short trial of a few of them says. Language models are not tried.
 *
 * @param left cells that are not finished
 * @param unknown those of them for which there is no estimate
 * @param seconds of computation that the others will take, one after the other
 * @param tried cells that were tried
 */
public record TimeEstimate(int left, int unknown, double seconds, int tried) {
  /** Finished cells of a method that are looked at. */
  private static final int LOOKED_AT = 5;

  /** Cells of a method that are tried. */
  private static final int TRIED = 2;

  /** Nanoseconds for the first trials, in which the code is compiled, and for later ones. */
  private static final long FIRST = 1_000_000_000;

  private static final long LATER = 250_000_000;

  /** Methods whose cells are tried; of further ones nothing is known. */
  private static final int METHODS = 20;

  /**
   * Estimates.
   *
   * @param store where finished cells may be
   */
  public static TimeEstimate of(List<Cell> cells, RunStore store) {
    Snapshot now = store.snapshot();
    Map<String, List<Cell>> done = new LinkedHashMap<>();
    Map<String, List<Cell>> left = new LinkedHashMap<>();
    for (Cell cell : cells) {
      boolean finished = now.status(cell.id()).state() == CellState.DONE;
      (finished ? done : left)
          .computeIfAbsent(cell.method().name(), method -> new ArrayList<>())
          .add(cell);
    }
    int unknown = 0;
    double seconds = 0;
    int tried = 0;
    for (Map.Entry<String, List<Cell>> method : left.entrySet()) {
      List<Cell> todo = method.getValue();
      OptionalDouble mean = recorded(done.getOrDefault(method.getKey(), List.of()), store);
      if (mean.isEmpty() && tried < TRIED * METHODS) {
        long nanos = tried == 0 ? FIRST : LATER;
        double[] trials =
            spread(todo).stream()
                .map(cell -> cell.task().seconds(cell.seed(), nanos))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        mean = Arrays.stream(trials).average();
        tried += trials.length;
      }
      if (mean.isPresent()) {
        seconds += todo.size() * mean.getAsDouble();
      } else {
        unknown += todo.size();
      }
    }
    int all = left.values().stream().mapToInt(List::size).sum();
    return new TimeEstimate(all, unknown, seconds, tried);
  }

  private static OptionalDouble recorded(List<Cell> done, RunStore store) {
    return done.stream()
        .limit(LOOKED_AT)
        .map(cell -> store.record(cell.id()))
        .flatMap(Optional::stream)
        .mapToDouble(CellStatus::seconds)
        .filter(Double::isFinite)
        .average();
  }

  /** A few cells of a method, the first and the last among them. */
  private static List<Cell> spread(List<Cell> cells) {
    if (cells.size() <= TRIED) {
      return cells;
    }
    List<Cell> chosen = new ArrayList<>();
    for (int i = 0; i < TRIED; i++) {
      chosen.add(cells.get(i * (cells.size() - 1) / (TRIED - 1)));
    }
    return chosen;
  }
}
