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
          new SimulatedGroup("Nigeria", List.of(-0.18, 0.47, -0.02, 0.25), 0.15, 0.99),
          new SimulatedGroup("Egypt", List.of(0.04, 0.14, -0.34, -0.40), 0.6, 0.71),
          new SimulatedGroup(
              "India (Current national sample)", List.of(-0.26, -0.09, -0.05, 0.85), 0.1, 0.71),
          new SimulatedGroup("China", List.of(0.08, -0.43, -0.14, -0.05), 0.45, 0.99),
          new SimulatedGroup("Japan", List.of(0.33, -0.09, 0.55, -0.65), 0.3, 0.86));

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
