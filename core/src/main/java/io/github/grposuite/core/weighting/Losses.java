package io.github.grposuite.core.weighting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What rules for weights have in common. */
final class Losses {
  /** Halvings of an interval of doubles: after so many it has no inside. */
  private static final int HALVINGS = 1100;

  private Losses() {}

  /** Positions by falling value, equal ones in their order. */
  static int[] descending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(g -> -values[g]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The same, in place, with the sum 1. */
  static double[] normalised(double[] weights) {
    double sum = Arrays.stream(weights).reduce(0, Double::sum);
    for (int g = 0; g < weights.length; g++) {
      weights[g] /= sum;
    }
    return weights;
  }

  /** μ_g exp(t (L_g − max L)), with the sum 1. */
  static double[] tilted(double[] losses, double[] prior, double tilt) {
    double top = losses[MemorylessWeighting.worst(losses)];
    double[] weights = new double[losses.length];
    for (int g = 0; g < losses.length; g++) {
      weights[g] = prior[g] * StrictMath.exp(tilt * (losses[g] - top));
    }
    return normalised(weights);
  }

  /** The same with the t for which KL(w‖μ) is the radius, or infinite if none reaches it. */
  static double[] tiltedTo(double[] losses, double[] prior, double radius) {
    double top = losses[MemorylessWeighting.worst(losses)];
    double[] limit = new double[losses.length];
    for (int g = 0; g < losses.length; g++) {
      limit[g] = losses[g] == top ? prior[g] : 0;
    }
    if (divergence(normalised(limit), prior) <= radius) {
      return limit;
    }
    double low = 0;
    double high = 1;
    while (divergence(tilted(losses, prior, high), prior) < radius) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (divergence(tilted(losses, prior, middle), prior) < radius) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return tilted(losses, prior, low);
  }

  /** KL(w‖μ). */
  private static double divergence(double[] weights, double[] prior) {
    double sum = 0;
    for (int g = 0; g < weights.length; g++) {
      sum += weights[g] == 0 ? 0 : weights[g] * StrictMath.log(weights[g] / prior[g]);
    }
    return sum;
  }

  /**
   * The nearest point of the simplex (Held, Wolfe and Crowder 1974): values less a threshold, and 0
   * where that is negative.
   */
  static double[] onSimplex(double[] values) {
    int[] order = descending(values);
    double sum = 0;
    double threshold = 0;
    for (int m = 1; m <= order.length; m++) {
      sum += values[order[m - 1]];
      double candidate = (sum - 1) / m;
      if (values[order[m - 1]] > candidate) {
        threshold = candidate;
      }
    }
    double[] point = new double[values.length];
    for (int g = 0; g < values.length; g++) {
      point[g] = Math.max(0, values[g] - threshold);
    }
    return normalised(point);
  }
}
