package io.github.grposuite.records;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Series of a run over its checkpoints: those whose position, counted from 0, is a multiple of the
 * stride, and the last one.
 *
 * @param stride a power of two; 1 keeps every checkpoint
 * @param count how many checkpoints the run has
 * @param steps the kept checkpoints, increasing
 * @param series each as long as {@code steps}
 */
public record Curves(int stride, int count, int[] steps, Map<SeriesKey, double[]> series) {

  /**
   * The same with a larger stride.
   *
   * @param withLast whether to keep the last checkpoint if its position is not a multiple
   */
  public Curves thinned(int wider, boolean withLast) {
    int[] kept =
        IntStream.range(0, steps.length)
            .filter(i -> position(i) % wider == 0 || (withLast && i == steps.length - 1))
            .toArray();
    if (kept.length == steps.length) {
      return this;
    }
    Map<SeriesKey, double[]> thinner = new LinkedHashMap<>();
    series.forEach(
        (key, values) ->
            thinner.put(key, IntStream.of(kept).mapToDouble(i -> values[i]).toArray()));
    return new Curves(wider, count, IntStream.of(kept).map(i -> steps[i]).toArray(), thinner);
  }

  private int position(int i) {
    return i == steps.length - 1 ? count - 1 : i * stride;
  }
}
