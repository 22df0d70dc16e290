package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named part of an experiment.
 *
 * @param seeds empty for all
 * @param methods empty for all
 * @param where the values of a path that are kept
 */
public record Subset(List<Long> seeds, List<String> methods, Map<String, List<JsonNode>> where) {

  /** As it is written in a specification. */
  public Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    if (!seeds.isEmpty()) {
      written.put("seeds", Seeds.format(seeds));
    }
    if (!methods.isEmpty()) {
      written.put("methods", methods);
    }
    if (!where.isEmpty()) {
      written.put("where", Exclusion.written(where));
    }
    return written;
  }
}
