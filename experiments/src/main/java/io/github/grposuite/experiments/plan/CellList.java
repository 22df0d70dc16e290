package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.plan.World.Variant;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.Exclusion;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.records.RecordJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells of the worlds of a sweep, data by data, seed by seed, method by method. */
final class CellList {
  private final Specification spec;
  private final List<World> worlds;
  private final Set<String> paths;
  private final List<String> varied;
  private final Map<Object, String> texts = new IdentityHashMap<>();
  private final Map<List<Object>, Cell> known = new HashMap<>();
  private final Map<Variant, Set<Integer>> checked = new IdentityHashMap<>();

  /** A method on a data block; a cell but for its seed. */
  private record Pair(
      World world, Variant variant, Map<String, String> varied, Map<String, String> facts) {
    Cell cell(long seed) {
      return new Cell(world.data(), variant.plan(), seed, varied);
    }
  }

  CellList(Specification spec, List<World> worlds) {
    this.spec = spec;
    this.worlds = worlds;
    paths = spec.sweep().vary().paths();
    varied = columns();
  }

  /** The columns of what varies. A case's single values have none: its name stands for them. */
  List<String> varied() {
    return varied;
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    Set<String> outer = spec.sweep().vary().axes().keySet();
    outer.stream().filter(this::takesSeveral).forEach(columns::add);
    if (worlds.stream().anyMatch(world -> !world.label().isEmpty())) {
      columns.add(Branch.DATA_CASE);
    }
    if (worlds.stream()
        .flatMap(world -> world.variants().values().stream().flatMap(Set::stream))
        .anyMatch(variant -> !variant.label().isEmpty())) {
      columns.add(Branch.METHOD_CASE);
    }
    paths.stream()
        .filter(path -> !outer.contains(path))
        .filter(this::takesSeveral)
        .forEach(columns::add);
    return columns;
  }

  private boolean takesSeveral(String path) {
    return spec.sweep().vary().given(path).stream()
        .anyMatch(values -> !(values instanceof Values.Grid grid) || grid.values().size() > 1);
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    List<Exclusion> exclude = spec.sweep().exclude();
    for (World world : worlds) {
      List<Pair> pairs = pairs(world);
      for (long seed : spec.seeds()) {
        for (Pair pair : pairs) {
          if (!exclude.isEmpty()) {
            pair.facts.put(Exclusion.SEED, Long.toString(seed));
          }
          if (!excluded(pair)) {
            cells.add(pair.cell(seed));
          }
        }
      }
    }
    if (cells.isEmpty()) {
      throw new UsageException(
          spec.source() + ": exclude: leaves no cell; remove or narrow an exclusion");
    }
    return cells;
  }

  private boolean excluded(Pair pair) {
    return spec.sweep().exclude().stream().anyMatch(item -> item.matches(pair.facts));
  }

  private List<Pair> pairs(World world) {
    List<Pair> pairs = new ArrayList<>();
    for (String method : spec.methods().keySet()) {
      for (Variant variant : world.of(method)) {
        Map<String, String> facts = world.values(variant, paths);
        Map<String, String> columns = new LinkedHashMap<>();
        varied.forEach(column -> columns.put(column, facts.get(column)));
        facts.put(Exclusion.METHOD, method);
        Pair pair = new Pair(world, variant, columns, facts);
        if (!excluded(pair)) {
          int groups = world.data().groups();
          if (checked.computeIfAbsent(variant, v -> new HashSet<>()).add(groups)) {
            variant.plan().check(variant.settings(), List.of(groups));
          }
          rejectTwin(pair);
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private void rejectTwin(Pair pair) {
    Cell cell = pair.cell(spec.seeds().get(0));
    Cell twin =
        known.put(
            List.of(
                cell.method().name(),
                text(cell.data(), cell.data().settings()),
                text(cell.method(), cell.method().settings())),
            cell);
    if (twin != null) {
      throw new UsageException(
          spec.source()
              + ": two cells are the same run: "
              + twin.describe()
              + " and "
              + cell.describe()
              + "; remove the value that stands twice");
    }
  }

  private String text(Object owner, Map<String, Object> settings) {
    return texts.computeIfAbsent(owner, o -> RecordJson.canonical(settings));
  }
}
