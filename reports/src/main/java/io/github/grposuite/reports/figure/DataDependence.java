package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A quantity against a data setting of which the experiment has several numbers, one line a method:
 * a panel for each loss and setting of the rest of the data.
 */
final class DataDependence {
  /** Numbers, or lists of them. */
  private static final String NUMBERS = "\\[*-?[0-9][-+0-9.eE,\\[\\] ]*";

  /** Names of settings that go together; a number among them is a name as well. */
  private static final String CASE = "data.case";

  /** With more settings of the rest of the data no figure is drawn. */
  private static final int MOST_PANELS = 12;

  private final Results results;
  private final int column;

  private DataDependence(Results results, int column) {
    this.results = results;
    this.column = column;
  }

  /** One for each data setting that is a number. */
  static List<Figure> figures(Results results) {
    List<Figure> figures = new ArrayList<>();
    for (int column = 0; column < results.facetNames().size(); column++) {
      if (isNumeric(results, column)) {
        new DataDependence(results, column).figure().ifPresent(figures::add);
      }
    }
    return figures;
  }

  /** The places of data settings that have several values, all of them numbers. */
  static boolean isNumeric(Results results, int column) {
    List<String> values = values(results, column);
    return values.size() > 1 && values.stream().allMatch(value -> value.matches(NUMBERS));
  }

  private static List<String> values(Results results, int column) {
    return results.facets().stream().map(facet -> facet.get(column)).distinct().toList();
  }

  private Optional<Figure> figure() {
    List<Panel> panels = panels(results, column, ComparisonKeys.WORST_LOSS);
    ComparisonKeys.acrossLosses(results.cases())
        .ifPresent(quantity -> panels.addAll(panels(results, column, quantity)));
    String path = results.facetNames().get(column);
    String file = path.substring(path.lastIndexOf('.') + 1).replace('_', '-');
    return panels.isEmpty() || panels.size() > MOST_PANELS
        ? Optional.empty()
        : Optional.of(new Figure("against-" + file, caption(results, column), panels));
  }

  static String caption(Results results, int column) {
    return "Against "
        + SettingName.of(results.facetNames().get(column))
        + " of the data, "
        + results.selection().end()
        + "; mean ± standard error over "
        + Facet.seeds(results.cases());
  }

  /** A loss has a panel a family, anything else one for all methods. */
  static List<Panel> panels(Results results, int column, SeriesKey quantity) {
    Facet all = new Facet("", "", results.selection(), results.variantNames(), results.cases());
    List<Panel> panels = new ArrayList<>();
    for (List<String> rest : rests(results, column)) {
      List<CaseResult> cases =
          results.cases().stream()
              .filter(c -> without(c.key().facet(), column).equals(rest))
              .filter(c -> c.summary(quantity).finite())
              .toList();
      String words = String.join(", ", rest);
      if (ComparisonKeys.withinFamily(quantity)) {
        for (String family : Results.families(cases)) {
          List<CaseResult> own =
              cases.stream().filter(c -> c.key().method().family().equals(family)).toList();
          panels.add(
              new DataDependence(results, column)
                  .panel(all, title(Facet.title(family), words), own, quantity));
        }
      } else if (!cases.isEmpty()) {
        panels.add(
            new DataDependence(results, column)
                .panel(all, title("All methods", words), cases, quantity));
      }
    }
    return panels;
  }

  private static String title(String first, String rest) {
    return rest.isEmpty() ? first : first + ", " + rest;
  }

  private static List<List<String>> rests(Results results, int column) {
    return results.facets().stream().map(facet -> without(facet, column)).distinct().toList();
  }

  private static List<String> without(List<String> facet, int column) {
    List<String> rest = new ArrayList<>(facet);
    rest.remove(column);
    return rest;
  }

  /** A line for each method, and of methods with hyperparameters that vary one for each setting. */
  private Panel panel(Facet all, String title, List<CaseResult> cases, SeriesKey quantity) {
    List<String> values = values(results, column);
    boolean named = results.facetNames().get(column).equals(CASE);
    SettingScale scale = named ? new SettingScale(values, values, false) : SettingScale.of(values);
    List<CaseResult> firsts = new ArrayList<>();
    for (CaseResult result : cases) {
      if (firsts.stream().noneMatch(first -> sameMethod(first, result))) {
        firsts.add(result);
      }
    }
    Facet one = new Facet(all.title(), all.prefix(), all.selection(), all.variantNames(), firsts);
    List<Line> lines = new ArrayList<>();
    for (CaseResult first : firsts) {
      lines.add(
          TradeOff.line(
              one.label(first),
              ComparisonKeys.withinFamily(quantity) ? one.style(first) : one.styleAcross(first),
              scale.sorted(cases.stream().filter(c -> sameMethod(first, c)).toList(), this::value),
              quantity,
              scale,
              this::value));
    }
    return new Panel.Lines(
            title, SettingName.of(results.facetNames().get(column)), quantity.words(), lines)
        .withTicks(scale.ticks())
        .withLog(scale.logarithmic(), false);
  }

  private static boolean sameMethod(CaseResult one, CaseResult other) {
    return one.key().method().equals(other.key().method())
        && one.key().variant().equals(other.key().variant());
  }

  private String value(CaseResult result) {
    return result.key().facet().get(column);
  }
}
