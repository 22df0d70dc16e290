package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells to leave out: those where every entry has one of its values.
 *
 * @param entries values by path, {@code method} or {@code seed}
 */
public record Exclusion(Map<String, List<JsonNode>> entries) {
  /** The entry that names methods. */
  public static final String METHOD = "method";

  /** The entry that names seeds. */
  public static final String SEED = "seed";

  /** Whether what is known of a cell, as text, fulfils every entry. */
  public boolean matches(Map<String, String> cell) {
    return entries.entrySet().stream()
        .allMatch(
            entry -> {
              String value = cell.get(entry.getKey());
              return value != null
                  && entry.getValue().stream()
                      .anyMatch(node -> PlainNumber.same(Values.text(node), value));
            });
  }

  /** As it is written in a specification. */
  public Map<String, JsonNode> written() {
    return written(entries);
  }

  static Map<String, JsonNode> written(Map<String, List<JsonNode>> entries) {
    Map<String, JsonNode> written = new LinkedHashMap<>();
    entries.forEach((path, values) -> written.put(path, list(values)));
    return written;
  }

  static ArrayNode list(List<JsonNode> values) {
    return JsonNodeFactory.instance.arrayNode().addAll(values);
  }
}
