package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * A quantity over pairs of hyperparameters that cross, one panel a method: the worst group's
 * validation loss, or where β makes losses incomparable what does not depend on it. Where more than
 * two are varied, a cell is the best over all values of the others.
 */
final class HeatMaps {
  private final Facet facet;
  private final Optional<SeriesKey> asked;

  /**
   * @param asked what to show; empty for what is comparable
   */
  HeatMaps(Facet facet, Optional<SeriesKey> asked) {
    this.facet = facet;
    this.asked = asked;
  }

  /** A pair of settings of a method. */
  private record Pair(Varied varied, int x, int y) {
    String file() {
      return varied.file(x) + "-" + varied.file(y);
    }

    String words() {
      return varied.symbol(x) + " and " + varied.symbol(y);
    }
  }

  /** One for each pair of settings. */
  List<Figure> figures() {
    Map<String, List<Pair>> pairs = new LinkedHashMap<>();
    for (Varied varied : Varied.of(facet)) {
      for (int x : varied.columns()) {
        varied.columns().stream()
            .filter(y -> y > x && varied.isGrid(x, y))
            .map(y -> new Pair(varied, x, y))
            .forEach(pair -> pairs.computeIfAbsent(pair.file(), f -> new ArrayList<>()).add(pair));
      }
    }
    return pairs.values().stream().flatMap(same -> figure(same).stream()).toList();
  }

  private Optional<Figure> figure(List<Pair> pairs) {
    Set<String> others = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      pair.varied.columns().stream()
          .filter(column -> column != pair.x && column != pair.y)
          .forEach(column -> others.add(pair.varied.symbol(column)));
    }
    boolean scaled = asked.isEmpty() && pairs.stream().anyMatch(p -> p.varied.scalesLoss());
    Pair first = pairs.get(0);
    return facet.figure(
        "heat-map-" + first.file(),
        facet.heading(
                StringUtils.capitalize(quantity(first).words())
                    + " over "
                    + first.words()
                    + ", "
                    + facet.selection().end())
            + (scaled ? Facet.SCALED_LOSSES : "")
            + (others.isEmpty()
                ? ""
                : "; each cell is the best over the values of " + String.join(" and ", others))
            + "; the best cell is marked; "
            + facet.meaning(pairs.stream().flatMap(p -> p.varied.cases().stream()).toList()),
        pairs.stream().map(this::panel).toList());
  }

  private SeriesKey quantity(Pair pair) {
    return asked.orElseGet(() -> ComparisonKeys.ofOneLoss(pair.varied.scalesLoss(), facet.cases()));
  }

  private Panel panel(Pair pair) {
    SeriesKey quantity = quantity(pair);
    List<String> columns = pair.varied.values(pair.x);
    List<String> rows = pair.varied.values(pair.y);
    double[][] values = empty(rows.size(), columns.size());
    double[][] errors = empty(rows.size(), columns.size());
    int bestRow = -1;
    int bestColumn = -1;
    for (CaseResult result : pair.varied.cases()) {
      int row = rows.indexOf(pair.varied.value(result, pair.y));
      int column = columns.indexOf(pair.varied.value(result, pair.x));
      Summary value = result.summary(quantity);
      if (quantity.better(value.mean(), values[row][column])) {
        values[row][column] = value.mean();
        errors[row][column] = value.standardError();
      }
      if (bestRow < 0
          ? value.finite()
          : quantity.better(value.mean(), values[bestRow][bestColumn])) {
        bestRow = row;
        bestColumn = column;
      }
    }
    return new Panel.HeatMap(
        pair.varied.method().label(),
        pair.varied.symbol(pair.x),
        pair.varied.symbol(pair.y),
        quantity.words(),
        columns.stream().map(SettingValue::of).toList(),
        rows.stream().map(SettingValue::of).toList(),
        values,
        errors,
        bestRow,
        bestColumn);
  }

  private static double[][] empty(int rows, int columns) {
    double[][] values = new double[rows][columns];
    Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
    return values;
  }
}
