package io.github.grposuite.datasets.opinions;

import java.util.List;

/**
 * A group of the embedded survey. The values were fitted to statistics of global_opinions.csv
 * (docs/data.md has them side by side), not to any answer in it.
 *
 * @param name that of a group of the paper
 * @param position z, on the latent dimensions along which topics divide the groups
 * @param noise standard deviation of what is the group's own in a question, beside intercept and
 *     ⟨direction, z⟩; no other question tells of it, so the larger it is, the less can be learnt
 * @param sharpness the larger, the more of its people choose the same option
 */
record SimulatedGroup(String name, List<Double> position, double noise, double sharpness) {
  /**
   * In the order of {@link OpinionGroups#FIVE}. Egypt is hardest to learn: its noise is largest,
   * and a quarter of its questions are put to nobody else.
   */
  static final List<SimulatedGroup> FIVE =
      List.of(
          new SimulatedGroup("Nigeria", List.of(-0.17, 0.49, 0.01, 0.20), 0.1, 1.01),
          new SimulatedGroup("Egypt", List.of(0.04, 0.11, -0.30, -0.39), 0.65, 0.71),
          new SimulatedGroup(
              "India (Current national sample)", List.of(-0.28, -0.01, -0.05, 0.85), 0.02, 0.72),
          new SimulatedGroup("China", List.of(0.06, -0.43, -0.15, 0.00), 0.45, 1.00),
          new SimulatedGroup("Japan", List.of(0.34, -0.16, 0.49, -0.67), 0.3, 0.86));

  static final int DIMENSIONS = 4;

  /** ⟨direction, z⟩. */
  double along(double[] direction) {
    double sum = 0;
    for (int d = 0; d < DIMENSIONS; d++) {
      sum += direction[d] * position.get(d);
    }
    return sum;
  }
}
