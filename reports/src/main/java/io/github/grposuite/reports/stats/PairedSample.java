package io.github.grposuite.reports.stats;

import io.github.grposuite.records.SeriesKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A measurement of two cases by the seeds that both ran.
 *
 * @param seeds of which both have a finite value
 * @param first the first case's values, as many
 * @param second the second's
 * @param failed the seeds with which either came to nothing; what is left of the others flatters
 */
public record PairedSample(List<Long> seeds, double[] first, double[] second, List<Long> failed) {
  public PairedSample {
    seeds = List.copyOf(seeds);
    failed = List.copyOf(failed);
  }

  /** Of what both cases measure; empty if either does not. */
  public static PairedSample of(CaseResult first, CaseResult second, SeriesKey key) {
    List<Long> seeds =
        first.seeds().stream()
            .filter(seed -> Double.isFinite(first.value(key, seed)))
            .filter(seed -> Double.isFinite(second.value(key, seed)))
            .toList();
    List<Long> failed =
        Stream.of(first, second)
            .flatMap(c -> Stream.concat(c.seeds().stream(), c.failed().stream()))
            .distinct()
            .sorted()
            .filter(seed -> first.failed(key, seed) || second.failed(key, seed))
            .toList();
    return new PairedSample(
        seeds,
        seeds.stream().mapToDouble(seed -> first.value(key, seed)).toArray(),
        seeds.stream().mapToDouble(seed -> second.value(key, seed)).toArray(),
        failed);
  }

  public int n() {
    return first.length;
  }
}
