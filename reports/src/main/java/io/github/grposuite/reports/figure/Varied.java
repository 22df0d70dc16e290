package io.github.grposuite.reports.figure;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.SettingName;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A method with those of the hyperparameters of which it has several values.
 *
 * @param names paths of all varied settings
 * @param columns places in {@code names} of the method's own
 */
record Varied(
    MethodInfo method, List<CaseResult> cases, List<String> names, List<Integer> columns) {

  /** Every method that has a setting with more than one value. */
  static List<Varied> of(Facet facet) {
    return facet.methods().stream()
        .map(method -> of(method, facet.of(method), facet.variantNames()))
        .filter(varied -> !varied.columns.isEmpty())
        .toList();
  }

  private static Varied of(MethodInfo method, List<CaseResult> cases, List<String> names) {
    List<Integer> columns =
        IntStream.range(0, names.size())
            .filter(c -> cases.stream().map(r -> r.key().variant().get(c)).distinct().count() > 1)
            .boxed()
            .toList();
    return new Varied(method, cases, names, columns);
  }

  String value(CaseResult result, int column) {
    return result.key().variant().get(column);
  }

  /** The values of a setting, by size if they are numbers. */
  List<String> values(int column) {
    return SettingScale.sorted(cases.stream().map(result -> value(result, column)).toList());
  }

  /** The setting's symbol or name. */
  String symbol(int column) {
    return SettingName.of(names.get(column));
  }

  /** The same for file names. */
  String file(int column) {
    String path = names.get(column);
    return path.substring(path.lastIndexOf('.') + 1).replace('_', '-');
  }

  /** Whether two settings cross: at least half of all pairs of their values were run. */
  boolean isGrid(int first, int second) {
    long pairs =
        cases.stream()
            .map(result -> List.of(value(result, first), value(result, second)))
            .distinct()
            .count();
    return 2 * pairs >= (long) values(first).size() * values(second).size();
  }

  /** Whether losses of its cases are on different scales: β is varied. */
  boolean scalesLoss() {
    return columns.stream().anyMatch(column -> SettingName.scalesLoss(names.get(column)));
  }
}
