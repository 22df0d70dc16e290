package io.github.grposuite.reports.stats;

import io.github.grposuite.reports.read.SeriesKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A measurement of two cases by the seeds that both ran.
 *
 * @param seeds of which both have a finite value
 * @param first the first case's values, as many
 * @param second the second's
 * @param diverged how many common seeds have a value that is not finite, and are left out
 */
public record PairedSample(List<Long> seeds, double[] first, double[] second, int diverged) {
  public PairedSample {
    seeds = List.copyOf(seeds);
  }

  /** Of what both cases measure; empty if either does not. */
  public static PairedSample of(CaseResult first, CaseResult second, SeriesKey key) {
    double[] firsts = first.samples().get(key);
    double[] seconds = second.samples().get(key);
    List<Long> seeds = new ArrayList<>();
    List<double[]> pairs = new ArrayList<>();
    int diverged = 0;
    if (firsts != null && seconds != null) {
      for (int i = 0; i < firsts.length; i++) {
        int other = second.seeds().indexOf(first.seeds().get(i));
        if (other < 0) {
          continue;
        }
        if (Double.isFinite(firsts[i]) && Double.isFinite(seconds[other])) {
          seeds.add(first.seeds().get(i));
          pairs.add(new double[] {firsts[i], seconds[other]});
        } else {
          diverged++;
        }
      }
    }
    return new PairedSample(
        seeds,
        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
        pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
        diverged);
  }

  public int n() {
    return first.length;
  }
}
