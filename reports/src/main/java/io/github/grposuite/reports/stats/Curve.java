package io.github.grposuite.reports.stats;

import java.util.List;

/**
 * A quantity over the steps of training, over seeds.
 *
 * @param steps the checkpoints, increasing
 * @param points as many
 */
public record Curve(int[] steps, List<Summary> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /** Whether the mean stays what it was at the first checkpoint. */
  public boolean constant() {
    return points.stream().allMatch(point -> point.mean() == points.get(0).mean());
  }
}
