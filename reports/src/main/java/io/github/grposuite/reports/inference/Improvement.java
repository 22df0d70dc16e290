package io.github.grposuite.reports.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The probability of improvement (Agarwal et al. 2021, section 4.3): P(X > Y) + ½ P(X = Y) for a
 * run of either method, averaged over strata (tasks); the Mann-Whitney U divided by the number of
 * pairs. What is equal up to rounding counts as equal ({@link Ties}). Greater is better: of losses,
 * give the other method first.
 *
 * @param probability 0 to 1
 * @param interval percentile bootstrap, all strata of both methods resampled on their own; {@link
 *     Interval#NONE} if every stratum has a single run
 */
public record Improvement(double probability, Interval interval) {

  /** Of one stratum; see {@link #of(List, List, Bootstrap)}. */
  public static Improvement of(double[] x, double[] y, Bootstrap bootstrap) {
    return of(List.of(x), List.of(y), bootstrap);
  }

  /**
   * Of runs by stratum, the methods' strata in the same order; their sizes may differ.
   *
   * @throws IllegalArgumentException if the methods have not as many strata or none, or a stratum
   *     is empty or has a value that is not finite
   */
  public static Improvement of(List<double[]> x, List<double[]> y, Bootstrap bootstrap) {
    if (x.size() != y.size() || x.isEmpty()) {
      throw new IllegalArgumentException(
          "both methods need the same strata, at least one, but they have "
              + x.size()
              + " and "
              + y.size());
    }
    double[] distribution = new double[bootstrap.resamples()];
    double sum = 0;
    boolean varies = false;
    for (int s = 0; s < x.size(); s++) {
      Wins wins = Wins.of(x.get(s), y.get(s));
      sum += wins.probability();
      varies |= wins.x.length > 1 || wins.y.length > 1;
      wins.addTo(distribution, bootstrap, s);
    }
    if (!varies) {
      return new Improvement(sum / x.size(), Interval.NONE);
    }
    Interval sums = Quantiles.central(distribution, bootstrap.level());
    return new Improvement(
        sum / x.size(), new Interval(sums.low() / x.size(), sums.high() / x.size()));
  }

  /** Counts of pairs in one stratum; both samples sorted. */
  private record Wins(double[] x, double[] y) {
    /** With what is equal up to rounding equal. */
    static Wins of(double[] x, double[] y) {
      double[] levels =
          Ties.levelled(
              DoubleStream.concat(
                      Arrays.stream(Samples.checked(x)), Arrays.stream(Samples.checked(y)))
                  .toArray());
      return new Wins(
          Samples.sorted(Arrays.copyOf(levels, x.length)),
          Samples.sorted(Arrays.copyOfRange(levels, x.length, levels.length)));
    }

    double probability() {
      long halves = 0;
      for (double value : x) {
        halves += Samples.countBelow(y, value) + Samples.countUpTo(y, value);
      }
      return halves / (2.0 * x.length * y.length);
    }

    void addTo(double[] distribution, Bootstrap bootstrap, int stratum) {
      int[] below = new int[x.length];
      int[] upTo = new int[x.length];
      for (int i = 0; i < x.length; i++) {
        below[i] = Samples.countBelow(y, x[i]);
        upTo[i] = Samples.countUpTo(y, x[i]);
      }
      Resamples ofX = new Resamples(bootstrap, x.length, 2 * stratum);
      Resamples ofY = new Resamples(bootstrap, y.length, 2 * stratum + 1);
      int[] first = new int[y.length + 1];
      for (int b = 0; b < distribution.length; b++) {
        ofX.next();
        ofY.next();
        firsts(ofY, first);
        long halves = 0;
        for (int i = 0; i < x.length; i++) {
          int rank = ofX.ranks()[ofX.from() + i];
          halves += first[below[rank]] + first[upTo[rank]];
        }
        distribution[b] += halves / (2.0 * x.length * y.length);
      }
    }

    /** How many of a resample have a rank below each. */
    private static void firsts(Resamples resample, int[] first) {
      int n = first.length - 1;
      Arrays.fill(first, 0);
      for (int i = 0; i < n; i++) {
        first[resample.ranks()[resample.from() + i] + 1]++;
      }
      for (int rank = 1; rank <= n; rank++) {
        first[rank] += first[rank - 1];
      }
    }
  }
}
