package io.github.grposuite.reports.inference;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Intervals by resampling with replacement (Efron 1979), stratum by stratum as rliable does
 * (Agarwal et al. 2021). Two samples of the same size are resampled at the same places, so their
 * Monte-Carlo errors go together.
 *
 * @param resamples how many; the standard error of an interval's nominal level is about {@code
 *     √(level (1 − level) / resamples)}, 0.1 % for 50,000
 * @param seed of the draws; the same seed and sample give the same bits
 * @param level the probability with which an interval should cover, between 0 and 1
 */
public record Bootstrap(int resamples, long seed, double level) {
  /** As many resamples as rliable draws, and the usual level. */
  public static final Bootstrap STANDARD = new Bootstrap(50_000, 2021, 0.95);

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, but was " + resamples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be between 0 and 1, but was " + level);
    }
  }

  /**
   * One statistic of a sample. A single value has no interval; a constant sample has [x, x].
   *
   * @throws IllegalArgumentException if the sample is empty or has a value that is not finite
   */
  public Estimate estimate(Statistic statistic, double[] sample) {
    return estimate(statistic, List.of(sample));
  }

  /** All statistics of a sample, from the same resamples; values as {@link #estimate} gives. */
  public Map<Statistic, Estimate> estimates(double[] sample) {
    return estimates(Set.of(Statistic.values()), List.of(sample));
  }

  /**
   * One statistic of several strata, each resampled on its own with its size kept.
   *
   * @throws IllegalArgumentException if there is no stratum, or for one as for a sample
   */
  public Estimate estimate(Statistic statistic, List<double[]> strata) {
    return estimates(Set.of(statistic), strata).get(statistic);
  }

  private Map<Statistic, Estimate> estimates(Set<Statistic> statistics, List<double[]> strata) {
    Pool pool = new Pool(strata);
    Map<Statistic, double[]> distributions = new EnumMap<>(Statistic.class);
    statistics.forEach(s -> distributions.put(s, new double[pool.resamples() ? resamples : 0]));
    fill(distributions, pool);
    Map<Statistic, Estimate> estimates = new EnumMap<>(Statistic.class);
    distributions.forEach((s, values) -> estimates.put(s, estimate(s, pool, values)));
    return estimates;
  }

  private void fill(Map<Statistic, double[]> distributions, Pool pool) {
    if (!pool.resamples()) {
      return;
    }
    Statistic[] statistics = distributions.keySet().toArray(Statistic[]::new);
    double[][] values = distributions.values().toArray(double[][]::new);
    PooledResamples draws = new PooledResamples(this, pool);
    for (int b = 0; b < resamples; b++) {
      draws.next();
      for (int s = 0; s < statistics.length; s++) {
        values[s][b] = statistics[s].of(pool.sorted(), draws.ranks(), draws.from(), pool.size());
      }
    }
  }

  private Estimate estimate(Statistic statistic, Pool pool, double[] distribution) {
    double value = statistic.of(pool.sorted(), pool.ranks(), 0, pool.size());
    if (distribution.length == 0) {
      return new Estimate(value, Interval.NONE, Interval.NONE);
    }
    return Estimate.of(value, distribution, pool.jackknife(statistic), level);
  }
}
