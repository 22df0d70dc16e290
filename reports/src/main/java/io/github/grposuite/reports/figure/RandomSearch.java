package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Panel.Points.Point;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * Where values of several hyperparameters were drawn and do not cross: a point for each drawing,
 * against each setting, one figure a method.
 */
final class RandomSearch {
  /** Part of the range below which the median of evenly spread values rarely is. */
  private static final double CROWDED = 0.2;

  private RandomSearch() {}

  static List<Figure> figures(Facet facet) {
    List<Figure> figures = new ArrayList<>();
    for (Varied varied : Varied.of(facet)) {
      List<Integer> columns =
          varied.columns().stream().filter(column -> crossesNone(varied, column)).toList();
      if (varied.columns().size() > 1 && !columns.isEmpty()) {
        SeriesKey quantity = ComparisonKeys.ofOneLoss(varied.scalesLoss(), facet.cases());
        facet
            .figure(
                "drawn-" + varied.method().name(),
                facet.heading(
                        StringUtils.capitalize(quantity.words())
                            + " of "
                            + varied.method().label()
                            + " against each of its drawn settings, "
                            + facet.selection().end())
                    + "; the best is dark; "
                    + facet.meaning(varied.cases()),
                columns.stream().map(column -> panel(facet, varied, column, quantity)).toList())
            .ifPresent(figures::add);
      }
    }
    return figures;
  }

  private static boolean crossesNone(Varied varied, int column) {
    return varied.values(column).stream().allMatch(SettingScale::isNumber)
        && varied.columns().stream()
            .filter(other -> other != column)
            .noneMatch(other -> varied.isGrid(column, other));
  }

  private static Panel panel(Facet facet, Varied varied, int column, SeriesKey quantity) {
    List<String> values = varied.values(column);
    boolean logarithmic = crowdsAtItsLeast(values);
    CaseResult best = null;
    for (CaseResult result : varied.cases()) {
      if (best == null ? result.summary(quantity).finite() : better(quantity, result, best)) {
        best = result;
      }
    }
    SeriesStyle style = facet.solid(varied.method());
    List<Point> points = new ArrayList<>();
    for (CaseResult result : varied.cases()) {
      Summary value = result.summary(quantity);
      double x = Double.parseDouble(varied.value(result, column));
      if (value.finite()) {
        points.add(
            new Point(
                result == best ? "best" : "",
                result == best ? style : style.variant(1, 2),
                logarithmic ? Math.log10(x) : x,
                value.mean(),
                Double.NaN,
                value.standardError(),
                false));
      }
    }
    String symbol = varied.symbol(column);
    String title =
        best == null
            ? symbol
            : "best at " + symbol + " = " + SettingValue.of(varied.value(best, column));
    return new Panel.Points(
        title, logarithmic ? "log₁₀ " + symbol : symbol, quantity.words(), points, List.of());
  }

  /** Whether half of positive values are in the lowest part of their range. */
  private static boolean crowdsAtItsLeast(List<String> sorted) {
    double[] values = sorted.stream().mapToDouble(Double::parseDouble).toArray();
    double least = values[0];
    double range = values[values.length - 1] - least;
    return least > 0 && values[values.length / 2] - least < CROWDED * range;
  }

  private static boolean better(SeriesKey quantity, CaseResult result, CaseResult other) {
    return quantity.better(result.summary(quantity).mean(), other.summary(quantity).mean());
  }
}
