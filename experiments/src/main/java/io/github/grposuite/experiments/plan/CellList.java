package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.plan.DataPoint.MethodPoint;
import io.github.grposuite.experiments.spec.Branch;
import io.github.grposuite.experiments.spec.Exclusion;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.training.Dataset;
import io.github.grposuite.experiments.training.TrainingTask;
import io.github.grposuite.records.RecordJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The cells of the points of a sweep, data by data, seed by seed, method by method. */
final class CellList<D extends Dataset> {
  private final Specification spec;
  private final List<DataPoint<D>> points;
  private final Set<String> paths;
  private final List<String> varied;
  private final Map<Object, String> texts = new IdentityHashMap<>();
  private final Map<List<Object>, Cell> known = new HashMap<>();
  private final Map<MethodPoint<D>, Set<OptionalInt>> checked = new IdentityHashMap<>();

  /** A method on a data block; a cell but for its seed. */
  private record Pair(TrainingTask<?> task, Map<String, String> varied, Map<String, String> facts) {
    Cell cell(long seed) {
      return new Cell(task, seed, varied);
    }
  }

  CellList(Specification spec, List<DataPoint<D>> points) {
    this.spec = spec;
    this.points = points;
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
    if (points.stream().anyMatch(point -> !point.label().isEmpty())) {
      columns.add(Branch.DATA_CASE);
    }
    if (points.stream()
        .flatMap(point -> point.methods().values().stream().flatMap(Set::stream))
        .anyMatch(method -> !method.label().isEmpty())) {
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
        .anyMatch(values -> values.isSampled() || values.count() > 1);
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    boolean excludes = !spec.sweep().exclude().isEmpty();
    for (DataPoint<D> point : points) {
      List<Pair> pairs = pairs(point);
      for (long seed : spec.seeds()) {
        for (Pair pair : pairs) {
          if (excludes) {
            pair.facts.put(Exclusion.SEED, Long.toString(seed));
          }
          if (!spec.sweep().excludes(pair.facts)) {
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

  private List<Pair> pairs(DataPoint<D> point) {
    List<Pair> pairs = new ArrayList<>();
    for (String name : spec.methods().keySet()) {
      for (MethodPoint<D> method : point.of(name)) {
        Map<String, String> facts = point.texts(method, paths);
        Map<String, String> columns = new LinkedHashMap<>();
        varied.forEach(column -> columns.put(column, facts.get(column)));
        facts.put(Exclusion.METHOD, name);
        Pair pair = new Pair(new TrainingTask<>(point.data(), method.plan()), columns, facts);
        if (!spec.sweep().excludes(facts)) {
          if (checked.computeIfAbsent(method, m -> new HashSet<>()).add(pair.task.groups())) {
            method.settings().check(pair.task::check);
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
          "%s: two cells are the same run: %s and %s; remove the value that stands twice",
          spec.source(), twin.describe(), cell.describe());
    }
  }

  private String text(Object owner, Map<String, Object> settings) {
    return texts.computeIfAbsent(owner, o -> RecordJson.canonical(settings));
  }
}
