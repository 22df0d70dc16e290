package io.github.grposuite.reports.inference;

import java.util.Arrays;
import java.util.List;

/** The exponent p of y ∝ x^p: the slope of a straight line on logarithmic axes. */
public final class PowerLaw {
  private PowerLaw() {}

  /**
   * The mean over runs of each run's slope by least squares, which is the slope of the geometric
   * mean over runs, and its interval from resampling the runs, each as a whole.
   *
   * @param x positive, at least two different ones
   * @param runs y at every x, positive, one array a run
   * @throws IllegalArgumentException if there is no line to fit
   */
  public static Estimate fit(double[] x, List<double[]> runs) {
    return Bootstrap.STANDARD.estimate(
        Statistic.MEAN, runs.stream().mapToDouble(y -> exponent(x, y)).toArray());
  }

  private static double exponent(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "a power law needs as many x as y and at least two, but has "
              + x.length
              + " and "
              + y.length);
    }
    if (Arrays.stream(x).distinct().count() < 2) {
      throw new IllegalArgumentException("a power law needs two different x, but all are " + x[0]);
    }
    return slope(logs(x), logs(y));
  }

  /** Of a straight line by least squares; not finite if there is none. */
  public static double slope(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double both = 0;
    double own = 0;
    for (int i = 0; i < x.length; i++) {
      both += (x[i] - meanX) * (y[i] - meanY);
      own += (x[i] - meanX) * (x[i] - meanX);
    }
    return both / own;
  }

  /** Of values in order, whose sum is exact enough. */
  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double[] logs(double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < logs.length; i++) {
      if (!(values[i] > 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a power law needs positive numbers, but one is " + values[i]);
      }
      logs[i] = StrictMath.log(values[i]);
    }
    return logs;
  }
}
