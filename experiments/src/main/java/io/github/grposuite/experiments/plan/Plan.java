package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.training.MethodPlan;
import java.util.List;
import java.util.Map;

/**
 * A specification worked out: all of its cells, and what is written to {@code experiment.yaml}.
 *
 * @param name the experiment's name
 * @param description the experiment's description
 * @param methods one plan a method, in order, at the first value of everything varied
 * @param varied the paths of the settings that vary, in order
 * @param cells data by data, seed by seed, method by method
 * @param document the complete specification, every default written out
 */
public record Plan(
    String name,
    String description,
    List<MethodPlan<?>> methods,
    List<String> varied,
    List<Cell> cells,
    Map<String, Object> document) {

  /** Works a specification out. */
  public static Plan of(Specification spec) {
    return Expansion.plan(spec);
  }
}
