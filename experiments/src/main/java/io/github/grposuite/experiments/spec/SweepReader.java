package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
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

  private final YamlBlock top;

  SweepReader(YamlBlock top) {
    this.top = top;
  }

  Sweep read() {
    return new Sweep(
        top.has("vary") ? block(top.block("vary"), Set.of(), 0) : Block.none(),
        top.has("trials")
            ? OptionalInt.of(wholeNumber("trials", 1, MOST_TRIALS))
            : OptionalInt.empty(),
        top.has("search_seed") ? wholeNumber("search_seed", 0, Integer.MAX_VALUE) : 0,
        exclusions(),
        subsets(),
        selection());
  }

  private int wholeNumber(String key, int least, int most) {
    JsonNode node = top.get(key);
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= least && value <= most && value == Math.rint(value))) {
      throw top.problem(
          key,
          "must be a whole number from %s to %s, but was %s; write one or remove the key",
          least,
          most,
          node);
    }
    return (int) value;
  }

  private static Block block(YamlBlock block, Set<String> above, int depth) {
    Map<String, Values> axes = new LinkedHashMap<>();
    Map<String, Block> cases = new LinkedHashMap<>();
    for (String key : block.keys()) {
      if (key.equals(Block.CASES)) {
        continue;
      }
      if (above.contains(key)) {
        throw block.problem(
            key, "also varies further out, so it has values twice; remove one of them");
      }
      axes.put(
          key,
          depth == 0
              ? ValuesReader.varied(block.at(key), block.get(key))
              : ValuesReader.anyForm(block.at(key), block.get(key)));
    }
    if (block.has(Block.CASES)) {
      Set<String> known = new LinkedHashSet<>(above);
      known.addAll(axes.keySet());
      YamlBlock blocks = block.block(Block.CASES);
      if (blocks.keys().isEmpty()) {
        throw block.problem(
            Block.CASES, "is empty; name a case with its settings, or remove the key");
      }
      if (depth == DEEPEST) {
        throw block.problem(
            Block.CASES, "cases must be nested at most " + DEEPEST + " deep; write them out");
      }
      for (String name : blocks.keys()) {
        Names.check(block.at(Block.CASES), name);
        cases.put(name, block(blocks.block(name), known, depth + 1));
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
      throw top.problem(
          "exclude",
          "must be a list of what to leave out like [{method: dpo, seed: 1}], but was %s; write it"
              + " so or remove the key",
          node);
    }
    List<Exclusion> exclusions = new ArrayList<>();
    for (YamlBlock entries : top.blocks("exclude")) {
      if (entries.keys().isEmpty()) {
        throw top.problem(
            "exclude." + exclusions.size(),
            "is empty, which would leave out every cell; name a path and a value");
      }
      exclusions.add(new Exclusion(entries.listed()));
    }
    return exclusions;
  }

  private Map<String, Subset> subsets() {
    Map<String, Subset> subsets = new LinkedHashMap<>();
    if (top.has("subsets")) {
      YamlBlock blocks = top.block("subsets");
      for (String name : blocks.keys()) {
        Names.check(top.at("subsets"), name);
        YamlBlock block = blocks.block(name);
        block.rejectUnknown(SUBSET_KEYS);
        if (block.keys().isEmpty()) {
          throw blocks.problem(name, "is empty; give it seeds, methods or where");
        }
        subsets.put(name, subset(block));
      }
    }
    return subsets;
  }

  private static Subset subset(YamlBlock block) {
    List<JsonNode> methods =
        block.has("methods")
            ? ValuesReader.listed(block.at("methods"), block.get("methods"))
            : List.of();
    return new Subset(
        block.has("seeds")
            ? Seeds.parse(block.at("seeds"), Seeds.text(block.get("seeds")))
            : List.of(),
        methods.stream().map(JsonNode::asText).toList(),
        block.has("where") ? block.block("where").listed() : Map.of());
  }

  private Selection selection() {
    JsonNode node = top.get("selection");
    if (node.isMissingNode()) {
      return Selection.LAST;
    }
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .flatMap(name -> Selection.of(name.textValue()))
        .orElseThrow(
            () ->
                top.problem(
                    "selection",
                    "must be one of %s, but was %s; choose one",
                    String.join(", ", Selection.keys()),
                    node));
  }
}
