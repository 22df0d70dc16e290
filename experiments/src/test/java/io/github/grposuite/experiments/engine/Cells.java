package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;

/** A small experiment for the tests of the store and of those who use it. */
public final class Cells {
  private Cells() {}

  /** Four cells of a few steps. */
  public static Plan plan() {
    return plan(3);
  }

  /** Four cells. */
  public static Plan plan(int steps) {
    return Plan.of(
        Specification.parse(
            "small",
            """
            name: small
            seeds: 1, 2
            data:
              source: synthetic
              random: numpy-legacy
              features: flipped
              pairs: uneven
              actions: 8
              state_dimension: 2
              rewards: [[1.0, 3.0, 1.0, 3.0], [3.0, 1.0, 3.0, 1.0]]
              group_weights: [0.2, 0.8]
              label_certainty: [1.0, 1.0]
              train: 20
              validation: 20
              test: 20
              start: [0.0, 5.0]
            methods:
              dpo: {beta: 1, eta_theta: 0.9, steps: STEPS}
              gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, chi: 0, steps: STEPS}
            """
                .replace("STEPS", Integer.toString(steps))));
  }
}
