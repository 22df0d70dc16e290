package io.github.grposuite.cli;

import io.github.grposuite.core.Metric;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
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

  private final String source;
  private final Map<String, Object> given;
  private final CellTable table;
  private final List<String> methods;

  private PlotRequest(
      String source, Map<String, Object> given, CellTable table, List<MethodInfo> methods) {
    this.source = source;
    this.given = given;
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
    return new PlotRequest(source, YamlMap.parse(source, yaml, EXAMPLE), table, methods).request();
  }

  private FigureRequest request() {
    String word = text("figure").orElseThrow(() -> missing("figure", FigureKind.keys()));
    FigureKind kind = FigureKind.of(check("figure", word, FigureKind.keys())).orElseThrow();
    for (String key : given.keySet()) {
      if (!kind.requestKeys().contains(key)) {
        throw new UsageException(
            "%s: the figure %s does not take \"%s\"; %s"
                .formatted(source, kind.key(), key, Nearest.suggest(key, kind.requestKeys())));
      }
    }
    boolean weights = kind == FigureKind.WEIGHTS || kind == FigureKind.SIMPLEX;
    List<String> metrics = Metric.keys();
    Metric metric = weights ? Metric.WEIGHT : Metric.of(choice("metric", "loss", metrics));
    try {
      return new FigureRequest(
          kind,
          new SeriesKey(metric, split(metric), text("group").orElse(SeriesKey.WORST)),
          list("methods").stream().map(name -> check("methods", name, methods)).toList(),
          where(),
          text("setting").map(name -> path("setting", name, table.facetNames())),
          text("baseline").map(name -> check("baseline", name, methods)),
          choice("traces", "false", List.of("true", "false")).equals("true"),
          choice("x", "linear", SCALES).equals(LOG),
          choice("y", "linear", SCALES).equals(LOG),
          text("name").orElse(kind.key()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(source + ": " + e.getMessage());
    }
  }

  private String split(Metric metric) {
    String usual = FigureRequest.split(metric);
    return usual.isEmpty() ? text("split").orElse("") : choice("split", usual, SPLITS);
  }

  private Map<String, List<String>> where() {
    Map<String, List<String>> where = new LinkedHashMap<>();
    if (!given.containsKey("where")) {
      return where;
    }
    if (!(given.get("where") instanceof Map<?, ?> conditions)) {
      throw new UsageException(
          "%s: where: must be settings with values like {data.features: flipped}, but was %s"
              .formatted(source, given.get("where")));
    }
    List<String> paths =
        Stream.of(table.facetNames(), table.variantNames()).flatMap(List::stream).toList();
    conditions.forEach(
        (name, values) -> {
          String path = path("where", String.valueOf(name), paths);
          List<String> known = known(path);
          where.put(
              path,
              texts("where: " + name, values).stream()
                  .map(value -> same("where: " + name, value, known))
                  .toList());
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
      throw new UsageException(
          "%s: %s: the experiment varies no such setting as \"%s\"; leave it out"
              .formatted(source, key, name));
    }
    List<String> ends = paths.stream().filter(path -> path.endsWith("." + name)).toList();
    return !paths.contains(name) && ends.size() == 1 ? ends.get(0) : check(key, name, paths);
  }

  /** The known value that is the same text or the same number. */
  private String same(String key, String value, List<String> known) {
    return known.stream()
        .filter(other -> other.equals(value.replace(" ", "")) || sameNumber(other, value))
        .findFirst()
        .orElseGet(() -> check(key, value, known));
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return Double.parseDouble(one) == Double.parseDouble(other);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String check(String key, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new UsageException(
          "%s: %s: unknown \"%s\"; %s"
              .formatted(source, key, value, Nearest.suggest(value, known)));
    }
    return value;
  }

  private String choice(String key, String fallback, List<String> known) {
    return check(key, text(key).orElse(fallback), known);
  }

  private UsageException missing(String key, List<String> known) {
    return new UsageException(
        "%s: lacks the key \"%s\"; it is one of %s"
            .formatted(source, key, String.join(", ", known)));
  }

  private Optional<String> text(String key) {
    Object value = given.get(key);
    if (value instanceof Map
        || value instanceof List
        || (value == null && given.containsKey(key))) {
      throw new UsageException(
          "%s: %s: must be one word or number, but was %s".formatted(source, key, value));
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  private List<String> list(String key) {
    return given.containsKey(key) ? texts(key, given.get(key)) : List.of();
  }

  /** One value or a list of them; a list of lists if the values are lists themselves. */
  private List<String> texts(String key, Object value) {
    if (value == null || value instanceof Map) {
      throw new UsageException(
          "%s: %s: must be a value or a list of values, but was %s".formatted(source, key, value));
    }
    boolean one = !(value instanceof List);
    return (one ? List.of(value) : (List<?>) value).stream().map(String::valueOf).toList();
  }
}
