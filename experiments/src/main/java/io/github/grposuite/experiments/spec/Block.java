package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What varies: settings that are combined with each other, and named alternatives, each a block of
 * its own that is combined with the settings above it.
 *
 * @param axes values by the path of a setting, such as {@code methods.*.chi}
 * @param cases the alternatives; none if empty
 */
public record Block(Map<String, Values> axes, Map<String, Block> cases) {
  /** The key of the alternatives. */
  static final String CASES = "cases";

  private static final String DATA = "data.";

  /** Nothing varies. */
  static Block none() {
    return new Block(Map.of(), Map.of());
  }

  /** Whether the path is one of the data's settings. */
  public static boolean isData(String path) {
    return path.startsWith(DATA);
  }

  /** Whether nothing varies. */
  public boolean isEmpty() {
    return axes.isEmpty() && cases.isEmpty();
  }

  /** Every path, in order. */
  public Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>(axes.keySet());
    cases.values().forEach(block -> paths.addAll(block.paths()));
    return paths;
  }

  /** Whether any of the cases sets a path that fulfils a condition. */
  public boolean casesSet(Predicate<String> condition) {
    return cases.values().stream().anyMatch(b -> b.paths().stream().anyMatch(condition));
  }

  /** Everything that a path is given, here and in the cases. */
  public List<Values> given(String path) {
    List<Values> given = new ArrayList<>();
    if (axes.containsKey(path)) {
      given.add(axes.get(path));
    }
    cases.values().forEach(block -> given.addAll(block.given(path)));
    return given;
  }

  /** With a setting on top of all cases, in the place of what they give it. */
  Block with(String path, Values values) {
    Map<String, Values> changed = new LinkedHashMap<>(axes);
    changed.put(path, values);
    return new Block(changed, without(path::equals).cases);
  }

  /** Without some paths; alternatives that have become empty vanish together. */
  public Block without(Predicate<String> condition) {
    Map<String, Values> kept = new LinkedHashMap<>(axes);
    kept.keySet().removeIf(condition);
    Map<String, Block> blocks = new LinkedHashMap<>();
    cases.forEach((name, block) -> blocks.put(name, block.without(condition)));
    boolean alike = blocks.values().stream().allMatch(Block::isEmpty);
    return new Block(kept, alike ? Map.of() : blocks);
  }

  /** With only some values of a path; an alternative that is left without a value vanishes. */
  Optional<Block> only(String path, Predicate<JsonNode> condition) {
    Map<String, Values> narrowed = new LinkedHashMap<>(axes);
    if (axes.get(path) instanceof Values.Grid grid) {
      List<JsonNode> kept = grid.values().stream().filter(condition).toList();
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      narrowed.put(path, Values.Grid.of(kept));
    }
    Map<String, Block> blocks = new LinkedHashMap<>();
    cases.forEach((name, block) -> block.only(path, condition).ifPresent(b -> blocks.put(name, b)));
    return blocks.isEmpty() && !cases.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block(narrowed, blocks));
  }

  /** With only the alternatives whose label, as {@link Branch} has it, fulfils a condition. */
  Optional<Block> onlyCases(boolean data, String label, Predicate<String> condition) {
    boolean counts = !cases.isEmpty() && casesSet(Block::isData) == data;
    if (cases.isEmpty() || (data && !counts)) {
      return label.isEmpty() || condition.test(label) ? Optional.of(this) : Optional.empty();
    }
    Map<String, Block> blocks = new LinkedHashMap<>();
    cases.forEach(
        (name, block) ->
            block
                .onlyCases(data, counts ? Branch.join(label, name) : label, condition)
                .ifPresent(b -> blocks.put(name, b)));
    return blocks.isEmpty() ? Optional.empty() : Optional.of(new Block(axes, blocks));
  }

  /** As it is written in a specification. */
  public Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    axes.forEach((path, values) -> written.put(path, values.written()));
    if (!cases.isEmpty()) {
      Map<String, Object> blocks = new LinkedHashMap<>();
      cases.forEach((name, block) -> blocks.put(name, block.written()));
      written.put(CASES, blocks);
    }
    return written;
  }
}
