package io.github.grposuite.reports.inference;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Resampling of clusters, each as a whole (Davison and Hinkley 1997, section 3.8): statistics of
 * several samples are computed from how often each cluster is drawn, so that what belongs together
 * stays together and samples stay paired.
 *
 * @param values of the sample itself, one a statistic
 * @param distributions of each statistic, a value a resample
 * @param jackknife of each statistic, a value without each cluster
 * @param level of intervals
 */
public record ClusterBootstrap(
    double[] values, double[][] distributions, double[][] jackknife, double level) {

  /**
   * Resamples.
   *
   * @param clusters how many there are, at least 2
   * @param statistics from how often each cluster counts; called again and again with one array
   * @throws IllegalArgumentException if there are fewer clusters
   */
  public static ClusterBootstrap of(
      Bootstrap bootstrap, int clusters, Function<int[], double[]> statistics) {
    if (clusters < 2) {
      throw new IllegalArgumentException(
          "a bootstrap of clusters needs at least 2, but there are " + clusters);
    }
    int[] counts = new int[clusters];
    Arrays.fill(counts, 1);
    double[] values = statistics.apply(counts).clone();
    double[][] jackknife = new double[values.length][clusters];
    for (int c = 0; c < clusters; c++) {
      counts[c] = 0;
      keep(statistics.apply(counts), jackknife, c);
      counts[c] = 1;
    }
    double[][] distributions = new double[values.length][bootstrap.resamples()];
    UniformRandomProvider random = Streams.of("clusters/" + bootstrap.seed() + "/" + clusters);
    for (int b = 0; b < bootstrap.resamples(); b++) {
      Arrays.fill(counts, 0);
      for (int c = 0; c < clusters; c++) {
        counts[random.nextInt(clusters)]++;
      }
      keep(statistics.apply(counts), distributions, b);
    }
    return new ClusterBootstrap(values, distributions, jackknife, bootstrap.level());
  }

  private static void keep(double[] values, double[][] kept, int at) {
    for (int s = 0; s < values.length; s++) {
      kept[s][at] = values[s];
    }
  }

  /**
   * What follows from the statistics, of the sample, of each resample and without each cluster.
   *
   * @return its value and intervals, as {@link Bootstrap} has them
   */
  public Estimate estimate(ToDoubleFunction<double[]> of) {
    return Estimate.of(
        of.applyAsDouble(values), distribution(of), List.of(mapped(jackknife, of)), level);
  }

  /** The same of each resample. */
  public double[] distribution(ToDoubleFunction<double[]> of) {
    return mapped(distributions, of);
  }

  private static double[] mapped(double[][] statistics, ToDoubleFunction<double[]> of) {
    double[] mapped = new double[statistics[0].length];
    double[] at = new double[statistics.length];
    for (int i = 0; i < mapped.length; i++) {
      for (int s = 0; s < at.length; s++) {
        at[s] = statistics[s][i];
      }
      mapped[i] = of.applyAsDouble(at);
    }
    return mapped;
  }
}
