package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import java.util.LinkedHashMap;
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
    List<MethodPlan> methods,
    List<String> varied,
    List<Cell> cells,
    Map<String, Object> document) {

  /** Works a specification out. */
  public static Plan of(Specification spec) {
    return new Expansion(spec).plan();
  }

  static Map<String, Object> document(
      Specification spec, Map<String, Object> data, List<MethodPlan> methods, Map<String, ?> vary) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", spec.name());
    document.put("description", spec.description());
    document.put("seeds", Seeds.format(spec.seeds()));
    document.put("data", data);
    Map<String, Object> byName = new LinkedHashMap<>();
    methods.forEach(m -> byName.put(m.name(), m.settings()));
    document.put("methods", byName);
    if (!vary.isEmpty()) {
      document.put("vary", vary);
    }
    return document;
  }
}
