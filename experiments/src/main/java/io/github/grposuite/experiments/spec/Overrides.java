package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the command line changes in a specification. */
public final class Overrides {
  private Overrides() {}

  /** The specification with other seeds. */
  public static Specification seeds(Specification spec, List<Long> seeds) {
    return new Specification(
        spec.source(),
        spec.name(),
        spec.description(),
        spec.data(),
        spec.methods(),
        seeds,
        spec.vary());
  }

  /** The specification with only the named methods, in the specification's order. */
  public static Specification methods(Specification spec, List<String> names) {
    for (String name : names) {
      if (!spec.methods().containsKey(name)) {
        throw new UsageException(
            "--methods: unknown method \""
                + name
                + "\" in "
                + spec.source()
                + "; "
                + Nearest.suggest(name, spec.methods().keySet()));
      }
    }
    Map<String, ObjectNode> kept = new LinkedHashMap<>(spec.methods());
    kept.keySet().retainAll(names);
    return new Specification(
        spec.source(),
        spec.name(),
        spec.description(),
        spec.data(),
        kept,
        spec.seeds(),
        spec.vary());
  }

  /**
   * The specification with {@code path=value} applied. Several values, {@code path=1,2,3}, vary the
   * setting; a list is one value: {@code data.group_weights=[0.5,0.5]}.
   */
  public static Specification set(Specification spec, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new UsageException(
          "--set: must be path=value like data.features=same, but was \"" + assignment + "\"");
    }
    String path = assignment.substring(0, equals).trim();
    List<JsonNode> values = parse(path, assignment.substring(equals + 1));
    Map<String, List<JsonNode>> vary = new LinkedHashMap<>(spec.vary());
    vary.put(path, values);
    return new Specification(
        spec.source(),
        spec.name(),
        spec.description(),
        spec.data(),
        spec.methods(),
        spec.seeds(),
        vary);
  }

  private static List<JsonNode> parse(String path, String text) {
    try {
      JsonNode list = Json.YAML.readTree("[" + text + "]");
      List<JsonNode> values = new ArrayList<>();
      list.forEach(values::add);
      if (!values.isEmpty() && values.stream().noneMatch(JsonNode::isNull)) {
        return values;
      }
    } catch (JsonProcessingException e) {
      throw new UsageException("--set: " + path + ": cannot read the value \"" + text + "\"");
    }
    throw new UsageException("--set: " + path + ": has no value; write " + path + "=value");
  }
}
