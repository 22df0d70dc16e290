package io.github.grposuite.cli;

import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.PolicyKind;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.text.Csv;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of the paper's hyperparameters beside the values that the experiments have. What the
 * paper prints is a resource; what the experiments have is read from their YAML, defaults included.
 */
enum HyperparameterTable {
  /** Of the synthetic experiments. */
  TABLE_1(
      "table-1",
      "Table 1: hyperparameters of the synthetic experiments, beside those of the YAML files",
      columns(
          "paper/figure-2 … -12",
          Catalogue.NAMES.stream().filter(name -> name.startsWith("paper/figure-")).toList(),
          "synthetic/even-imbalanced",
          "synthetic/uneven-balanced",
          "synthetic/uneven-imbalanced")),
  /** Of the opinions. */
  TABLE_2(
      "table-2",
      "Table 2: hyperparameters of the opinion experiments, beside those of the YAML files",
      columns(
          "opinion/paper",
          List.of("opinion/paper"),
          "opinion/scripts",
          "opinion/five-countries-lm"));

  private static final String NONE = "–";
  private static final BigDecimal SMALL = new BigDecimal("0.001");

  /** Settings of language models that are not written where they have these values. */
  private static final Map<String, String> UNWRITTEN =
      Map.of("data.prompt", "code", "data.sft_optimizer", "adamw");

  private final String key;
  private final String title;
  private final Map<String, List<String>> columns;

  HyperparameterTable(String key, String title, Map<String, List<String>> columns) {
    this.key = key;
    this.title = title;
    this.columns = columns;
  }

  private static Map<String, List<String>> columns(
      String first, List<String> experiments, String... others) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    columns.put(first, experiments);
    for (String other : others) {
      columns.put(other, List.of(other));
    }
    return columns;
  }

  /** The name on the command line and of the files. */
  String key() {
    return key;
  }

  /** What it is, in a line. */
  String title() {
    return title;
  }

  /**
   * A hyperparameter.
   *
   * @param method as the paper names it
   * @param what it is in words
   * @param paper what the paper prints
   * @param ours what the experiments of each column have; a dash where none has it
   */
  record Row(String method, String what, String paper, List<String> ours) {
    /** Whether the experiments of the first column, which are the paper's, have its value. */
    boolean asPrinted() {
      return same(paper, ours.get(0));
    }
  }

  /** The heads of the columns of experiments. */
  List<String> heads() {
    return List.copyOf(columns.keySet());
  }

  /** Reads the experiments. */
  List<Row> rows() {
    Map<String, List<Map<String, String>>> settings = new LinkedHashMap<>();
    columns.forEach(
        (head, names) ->
            settings.put(head, names.stream().map(HyperparameterTable::settings).toList()));
    List<Row> rows = new ArrayList<>();
    List<String[]> printed = printed();
    for (String[] line : printed.subList(1, printed.size())) {
      List<String> ours =
          settings.values().stream().map(experiments -> value(experiments, line[2])).toList();
      rows.add(new Row(line[0], line[1], line[3], ours));
    }
    return rows;
  }

  private List<String[]> printed() {
    String resource = "/paper/" + key + ".csv";
    try {
      return Csv.all(new StringReader(Resource.text(resource)));
    } catch (IOException e) {
      throw new IllegalStateException(resource + " is not CSV", e);
    }
  }

  /** What the experiments of a column have; an experiment without the method says nothing. */
  private static String value(List<Map<String, String>> experiments, String path) {
    Set<String> values = new LinkedHashSet<>();
    experiments.forEach(e -> Optional.ofNullable(e.get(path)).ifPresent(values::add));
    return values.isEmpty() ? NONE : String.join(" or ", values);
  }

  private static Map<String, String> settings(String experiment) {
    Specification spec = Catalogue.find(experiment);
    Plan plan = Plan.of(spec);
    List<MethodPlan<?>> methods = Plan.methods(spec);
    Map<String, String> settings = new LinkedHashMap<>();
    if (plan.cells().get(0).data().policy() == PolicyKind.LANGUAGE_MODEL) {
      settings.putAll(UNWRITTEN);
      methods.forEach(m -> settings.put("methods." + m.name() + ".optimizer", "adamw"));
    }
    settings.put("seeds", Integer.toString(spec.seeds().size()));
    if (plan.document().get("data") instanceof Map<?, ?> data) {
      data.forEach((name, value) -> settings.put("data." + name, text(value)));
    }
    for (MethodPlan<?> method : methods) {
      method
          .settings()
          .forEach(
              (name, value) -> settings.put("methods." + method.name() + "." + name, text(value)));
    }
    return settings;
  }

  /** As the paper writes numbers: 10000, 0.9, 5e-7. */
  private static String text(Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    BigDecimal exact = new BigDecimal(Numbers.exact(number)).stripTrailingZeros();
    boolean small = exact.signum() != 0 && exact.abs().compareTo(SMALL) < 0;
    int exponent = exact.precision() - exact.scale() - 1;
    return small
        ? exact.movePointLeft(exponent).toPlainString() + "e" + exponent
        : exact.toPlainString();
  }

  private static boolean same(String a, String b) {
    try {
      return a.equals(b) || new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
