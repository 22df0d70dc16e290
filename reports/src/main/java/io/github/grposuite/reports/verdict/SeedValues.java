package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.ExampleLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A measurement of a method, seed by seed.
 *
 * @param label whose it is
 * @param seeds of its runs
 * @param values as many; NaN where a run does not record it or diverged
 * @param expected how many seeds the experiment has
 * @param obstacle why there are none; else empty
 * @param examples what each run makes of held-out pairs, where that is known
 */
record SeedValues(
    String label,
    List<Long> seeds,
    double[] values,
    int expected,
    String obstacle,
    List<Optional<ExampleLosses>> examples) {
  SeedValues {
    seeds = List.copyOf(seeds);
    examples = List.copyOf(examples);
  }

  /** Without held-out pairs. */
  SeedValues(String label, List<Long> seeds, double[] values, int expected, String obstacle) {
    this(label, seeds, values, expected, obstacle, List.of());
  }

  static SeedValues none(String label, String obstacle) {
    return new SeedValues(label, List.of(), new double[0], 0, obstacle);
  }

  /** The same number for the seeds of another sample. */
  static SeedValues constant(String label, double value, SeedValues other) {
    double[] values = new double[other.seeds().size()];
    Arrays.fill(values, value);
    return new SeedValues(label, other.seeds(), values, other.expected(), other.obstacle());
  }

  /** What the run of a seed makes of held-out pairs; empty if that is not known. */
  Optional<ExampleLosses> examplesOf(long seed) {
    int at = seeds.indexOf(seed);
    return at < examples.size() ? examples.get(at) : Optional.empty();
  }

  double of(long seed) {
    return values[seeds.indexOf(seed)];
  }

  /** The seeds that all have, in the order of the first. */
  static List<Long> common(List<SeedValues> samples) {
    List<Long> common = new ArrayList<>(samples.get(0).seeds());
    samples.forEach(sample -> common.retainAll(sample.seeds()));
    return common;
  }

  /** Why some have none. */
  static Optional<String> obstacle(List<SeedValues> samples) {
    return samples.stream().map(SeedValues::obstacle).filter(words -> !words.isEmpty()).findFirst();
  }
}
