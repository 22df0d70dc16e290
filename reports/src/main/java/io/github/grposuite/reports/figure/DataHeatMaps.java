package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * A quantity over the two settings of the data that an experiment varies, if both are numbers and
 * their values cross: one panel a method whose hyperparameters do not vary.
 */
record DataHeatMaps(Results results) {
  private static final int X = 0;
  private static final int Y = 1;

  /** Of what can be compared between methods with different losses. */
  Optional<Figure> figure() {
    Optional<SeriesKey> key = ComparisonKeys.acrossLosses(results.cases());
    List<Panel> panels = key.map(this::panels).orElse(List.of());
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure("heat-map-" + file(X) + "-" + file(Y), caption(key.get()), panels));
  }

  private String caption(SeriesKey key) {
    return StringUtils.capitalize(key.words())
        + " over "
        + symbol(X)
        + " and "
        + symbol(Y)
        + " of the data, "
        + results.selection().end()
        + "; each panel has a scale of its own; mean ± standard error over "
        + Facet.seeds(results.cases());
  }

  List<Panel> panels(SeriesKey key) {
    if (results.facetNames().size() != 2
        || results.hasVariants()
        || !DataDependence.numericColumns(results).equals(List.of(X, Y))
        || 2L * results.facets().size() < (long) values(X).size() * values(Y).size()) {
      return List.of();
    }
    return results.cases().stream()
        .filter(result -> result.summary(key).finite())
        .map(result -> result.key().method())
        .distinct()
        .map(
            method ->
                panel(
                    method.label(),
                    results.cases().stream()
                        .filter(result -> result.key().method().equals(method))
                        .toList(),
                    key))
        .toList();
  }

  private Panel panel(String title, List<CaseResult> cases, SeriesKey key) {
    List<String> columns = values(X);
    List<String> rows = values(Y);
    double[][] means = new double[rows.size()][columns.size()];
    double[][] errors = new double[rows.size()][columns.size()];
    for (int row = 0; row < rows.size(); row++) {
      Arrays.fill(means[row], Double.NaN);
      Arrays.fill(errors[row], Double.NaN);
    }
    for (CaseResult result : cases) {
      int row = rows.indexOf(result.key().facet().get(Y));
      int column = columns.indexOf(result.key().facet().get(X));
      Summary value = result.summary(key);
      means[row][column] = value.mean();
      errors[row][column] = value.standardError();
    }
    return new Panel.HeatMap(
        title,
        symbol(X),
        symbol(Y),
        key.words(),
        columns.stream().map(SettingValue::of).toList(),
        rows.stream().map(SettingValue::of).toList(),
        means,
        errors,
        -1,
        -1);
  }

  /** By size if they are numbers. */
  private List<String> values(int column) {
    return SettingScale.sorted(results.facets().stream().map(facet -> facet.get(column)).toList());
  }

  private String symbol(int column) {
    return SettingName.of(results.facetNames().get(column));
  }

  private String file(int column) {
    String path = results.facetNames().get(column);
    return path.substring(path.lastIndexOf('.') + 1).replace('_', '-');
  }
}
