package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the keys of a specification that make a {@link Sweep}. */
final class SweepReader {
  /** The keys that are read here. */
  static final List<String> KEYS =
      List.of("vary", "trials", "search_seed", "exclude", "subsets", "selection");

  private static final List<String> SUBSET_KEYS = List.of("seeds", "methods", "where");
  private static final int MOST_TRIALS = 1_000_000;
  private static final int DEEPEST = 8;

  private final String source;
  private final ObjectNode top;

  SweepReader(String source, ObjectNode top) {
    this.source = source;
    this.top = top;
  }

  Sweep read() {
    return new Sweep(
        top.has("vary")
            ? block("vary", Specification.object(source, "vary", top.get("vary")), Set.of(), 0)
            : Block.none(),
        top.has("trials")
            ? OptionalInt.of(wholeNumber("trials", 1, MOST_TRIALS))
            : OptionalInt.empty(),
        top.has("search_seed") ? wholeNumber("search_seed", 0, Integer.MAX_VALUE) : 0,
        exclusions(),
        subsets(),
        selection());
  }

  private UsageException problem(String path, String message) {
    return new UsageException(source + ": " + path + ": " + message);
  }

  private int wholeNumber(String key, int least, int most) {
    JsonNode node = top.get(key);
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= least && value <= most && value == Math.rint(value))) {
      throw problem(
          key,
          "must be a whole number from "
              + least
              + " to "
              + most
              + ", but was "
              + node
              + "; write one or remove the key");
    }
    return (int) value;
  }

  private Block block(String path, ObjectNode node, Set<String> above, int depth) {
    Map<String, Values> axes = new LinkedHashMap<>();
    Map<String, Block> cases = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      String where = source + ": " + path + "." + key;
      if (key.equals(Block.CASES)) {
        continue;
      }
      if (above.contains(key)) {
        throw new UsageException(
            where + ": also varies further out, so it has values twice; remove one of them");
      }
      axes.put(
          key,
          depth == 0
              ? ValuesReader.varied(where, entry.getValue())
              : ValuesReader.anyForm(where, entry.getValue()));
    }
    if (node.has(Block.CASES)) {
      Set<String> known = new LinkedHashSet<>(above);
      known.addAll(axes.keySet());
      String inner = path + "." + Block.CASES;
      ObjectNode blocks = Specification.object(source, inner, node.get(Block.CASES));
      if (blocks.isEmpty()) {
        throw problem(inner, "is empty; name a case with its settings, or remove the key");
      }
      if (depth == DEEPEST) {
        throw problem(inner, "cases must be nested at most " + DEEPEST + " deep; write them out");
      }
      for (Map.Entry<String, JsonNode> entry : blocks.properties()) {
        String where = inner + "." + entry.getKey();
        Names.check(source + ": " + inner, entry.getKey());
        ObjectNode block = Specification.object(source, where, entry.getValue());
        cases.put(entry.getKey(), block(where, block, known, depth + 1));
      }
    }
    return new Block(axes, cases);
  }

  private List<Exclusion> exclusions() {
    if (!top.has("exclude")) {
      return List.of();
    }
    JsonNode node = top.get("exclude");
    if (!node.isArray() || node.isEmpty()) {
      throw problem(
          "exclude",
          "must be a list of what to leave out like [{method: dpo, seed: 1}], but was "
              + node
              + "; write it so or remove the key");
    }
    List<Exclusion> exclusions = new ArrayList<>();
    for (JsonNode item : node) {
      String path = "exclude." + exclusions.size();
      ObjectNode entries = Specification.object(source, path, item);
      if (entries.isEmpty()) {
        throw problem(path, "is empty, which would leave out every cell; name a path and a value");
      }
      exclusions.add(new Exclusion(listed(path, entries)));
    }
    return exclusions;
  }

  private Map<String, List<JsonNode>> listed(String path, ObjectNode entries) {
    Map<String, List<JsonNode>> listed = new LinkedHashMap<>();
    entries
        .properties()
        .forEach(
            e ->
                listed.put(
                    e.getKey(),
                    ValuesReader.listed(source + ": " + path + "." + e.getKey(), e.getValue())));
    return listed;
  }

  private Map<String, Subset> subsets() {
    Map<String, Subset> subsets = new LinkedHashMap<>();
    if (top.has("subsets")) {
      for (Map.Entry<String, JsonNode> entry :
          Specification.object(source, "subsets", top.get("subsets")).properties()) {
        String path = "subsets." + Names.check(source + ": subsets", entry.getKey());
        subsets.put(
            entry.getKey(), subset(path, Specification.object(source, path, entry.getValue())));
      }
    }
    return subsets;
  }

  private Subset subset(String path, ObjectNode node) {
    Specification.rejectUnknown(source, path + ".", node, SUBSET_KEYS);
    if (node.isEmpty()) {
      throw problem(path, "is empty; give it seeds, methods or where");
    }
    List<String> methods = new ArrayList<>();
    if (node.has("methods")) {
      ValuesReader.listed(source + ": " + path + ".methods", node.get("methods"))
          .forEach(method -> methods.add(method.asText()));
    }
    return new Subset(
        node.has("seeds")
            ? Seeds.parse(source + ": " + path + ".seeds", Seeds.text(node.get("seeds")))
            : List.of(),
        methods,
        node.has("where")
            ? listed(
                path + ".where", Specification.object(source, path + ".where", node.get("where")))
            : Map.of());
  }

  private Selection selection() {
    JsonNode node = top.path("selection");
    if (node.isMissingNode()) {
      return Selection.LAST;
    }
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .flatMap(name -> Selection.of(name.textValue()))
        .orElseThrow(
            () ->
                problem(
                    "selection",
                    "must be one of "
                        + String.join(", ", Selection.keys())
                        + ", but was "
                        + node
                        + "; choose one"));
  }
}
