package io.github.grposuite.reports.stats;

import java.util.List;

/**
 * A quantity over the steps of training, over seeds.
 *
 * @param steps the checkpoints, increasing
 * @param points as many
 * @param runs each run's values at those checkpoints, in the order of {@link CaseResult#seeds}; NaN
 *     where a run lacks one
 */
public record Curve(int[] steps, List<Summary> points, List<double[]> runs) {
  public Curve {
    points = List.copyOf(points);
    runs = List.copyOf(runs);
  }

  /** Whether the mean stays what it was at the first checkpoint. */
  public boolean constant() {
    return points.stream().allMatch(point -> point.mean() == points.get(0).mean());
  }
}
