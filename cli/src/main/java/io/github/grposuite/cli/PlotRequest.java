package io.github.grposuite.cli;

import io.github.grposuite.core.Metric;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlBlock;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.figure.FigureKind;
import io.github.grposuite.reports.figure.FigureRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what somebody wants to have plotted, against what an experiment has. */
final class PlotRequest {
  static final String EXAMPLE = "{figure: curves, metric: loss, group: worst}";
  private static final String LOG = "log";
  private static final List<String> SCALES = List.of("linear", LOG);
  private static final List<String> SPLITS = List.of("train", "validation", "test");

  private final YamlBlock block;
  private final CellTable table;
  private final List<String> methods;

  private PlotRequest(YamlBlock block, CellTable table, List<MethodInfo> methods) {
    this.block = block;
    this.table = table;
    this.methods = methods.stream().map(MethodInfo::name).toList();
  }

  /**
   * The request that a YAML text is.
   *
   * @param source names it in messages
   * @throws UsageException saying what was expected and found, if it is none
   */
  static FigureRequest parse(
      String source, String yaml, CellTable table, List<MethodInfo> methods) {
    return new PlotRequest(YamlBlock.document(source, yaml, EXAMPLE), table, methods).request();
  }

  private FigureRequest request() {
    List<String> figures = FigureKind.keys();
    if (!block.has("figure")) {
      throw block.problem("figure", "is missing; it is one of " + String.join(", ", figures));
    }
    FigureKind kind = FigureKind.of(block.oneOf("figure", figures)).orElseThrow();
    for (String key : block.keys()) {
      if (!kind.requestKeys().contains(key)) {
        throw new UsageException(
            "%s: the figure %s does not take \"%s\"; %s"
                .formatted(
                    block.source(), kind.key(), key, Nearest.suggest(key, kind.requestKeys())));
      }
    }
    boolean weights = kind == FigureKind.WEIGHTS || kind == FigureKind.SIMPLEX;
    Metric metric = weights ? Metric.WEIGHT : Metric.of(choice("metric", "loss", Metric.keys()));
    try {
      return new FigureRequest(
          kind,
          new SeriesKey(metric, split(metric), text("group").orElse(SeriesKey.WORST)),
          block.has("methods") ? methods() : List.of(),
          where(),
          block.has("over")
              ? block.names("over").stream()
                  .map(name -> path("over", name, table.facetNames()))
                  .toList()
              : List.of(),
          text("setting").map(name -> path("setting", name, table.facetNames())),
          text("baseline").map(name -> block.known("baseline", name, methods)),
          choice("traces", "false", List.of("true", "false")).equals("true"),
          choice("x", "linear", SCALES).equals(LOG),
          choice("y", "linear", SCALES).equals(LOG),
          text("name").orElse(kind.key()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(block.source() + ": " + e.getMessage());
    }
  }

  private String split(Metric metric) {
    String usual = FigureRequest.split(metric);
    return usual.isEmpty() ? text("split").orElse("") : choice("split", usual, SPLITS);
  }

  private List<String> methods() {
    List<String> names = block.names("methods");
    names.forEach(name -> block.known("methods", name, methods));
    return names;
  }

  private Map<String, List<String>> where() {
    List<String> paths =
        Stream.of(table.facetNames(), table.variantNames()).flatMap(List::stream).toList();
    Map<String, List<String>> where = new LinkedHashMap<>();
    block
        .settings("where")
        .forEach(
            (name, values) -> {
              String path = path("where", name, paths);
              List<String> known = known(path);
              where.put(path, values.stream().map(value -> same(name, value, known)).toList());
            });
    return where;
  }

  /** The values that the experiment has for a varied setting. */
  private List<String> known(String path) {
    int data = table.facetNames().indexOf(path);
    return table.cells().stream()
        .map(
            cell ->
                data >= 0
                    ? cell.facet().get(data)
                    : cell.variant().get(table.variantNames().indexOf(path)))
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /** A whole path, or its last part if no other path has the same. */
  private String path(String key, String name, List<String> paths) {
    if (paths.isEmpty()) {
      throw block.problem(
          key, "the experiment varies no such setting as \"" + name + "\"; leave it out");
    }
    List<String> ends = paths.stream().filter(path -> path.endsWith("." + name)).toList();
    return !paths.contains(name) && ends.size() == 1 ? ends.get(0) : block.known(key, name, paths);
  }

  /** The known value that is the same text or the same number. */
  private String same(String setting, String value, List<String> known) {
    return known.stream()
        .filter(other -> other.equals(value.replace(" ", "")) || sameNumber(other, value))
        .findFirst()
        .orElseGet(() -> block.block("where").known(setting, value, known));
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return Double.parseDouble(one) == Double.parseDouble(other);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String choice(String key, String fallback, List<String> known) {
    return block.has(key) ? block.oneOf(key, known) : fallback;
  }

  private Optional<String> text(String key) {
    return block.has(key) ? Optional.of(block.text(key)) : Optional.empty();
  }
}
