package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A quantity against a data setting of which the experiment has several numbers, one line a method:
 * a panel for each loss and setting of the rest of the data.
 *
 * @param column the setting's place among those of the data
 */
record DataDependence(Results results, int column) {
  /** Numbers, or lists of them. */
  private static final String NUMBERS = "\\[*-?[0-9][-+0-9.eE,\\[\\] ]*";

  /** Names of settings that go together; a number among them is a name as well. */
  private static final String CASE = "data.case";

  /** With more settings of the rest of the data no figure is drawn. */
  private static final int MOST_PANELS = 12;

  /** One for each data setting that is a number. */
  static List<Figure> figures(Results results) {
    return numericColumns(results).stream()
        .flatMap(column -> new DataDependence(results, column).figure().stream())
        .toList();
  }

  /** The places of data settings that have several values, all of them numbers. */
  static List<Integer> numericColumns(Results results) {
    return IntStream.range(0, results.facetNames().size())
        .filter(column -> new DataDependence(results, column).isNumeric())
        .boxed()
        .toList();
  }

  private boolean isNumeric() {
    return values().size() > 1 && values().stream().allMatch(value -> value.matches(NUMBERS));
  }

  private List<String> values() {
    return results.facets().stream().map(facet -> facet.get(column)).distinct().toList();
  }

  private Optional<Figure> figure() {
    List<Panel> panels = panels(ComparisonKeys.WORST_LOSS);
    ComparisonKeys.acrossLosses(results.cases()).ifPresent(key -> panels.addAll(panels(key)));
    String path = results.facetNames().get(column);
    String caption =
        "Against "
            + SettingName.of(path)
            + " of the data, "
            + results.selection().end()
            + "; mean ± standard error over "
            + Facet.seeds(results.cases());
    String file = path.substring(path.lastIndexOf('.') + 1).replace('_', '-');
    return panels.isEmpty() || panels.size() > MOST_PANELS
        ? Optional.empty()
        : Optional.of(new Figure("against-" + file, caption, panels));
  }

  /** A loss has a panel a family, anything else one for all methods. */
  List<Panel> panels(SeriesKey key) {
    List<Panel> panels = new ArrayList<>();
    for (List<String> rest : results.facets().stream().map(this::rest).distinct().toList()) {
      List<CaseResult> cases =
          results.cases().stream()
              .filter(c -> rest(c.key().facet()).equals(rest))
              .filter(c -> c.summary(key).finite())
              .toList();
      String words = rest.isEmpty() ? "" : ", " + String.join(", ", rest);
      if (ComparisonKeys.withinFamily(key)) {
        for (String family : Results.families(cases)) {
          List<CaseResult> own =
              cases.stream().filter(c -> c.key().method().family().equals(family)).toList();
          panels.add(panel(Facet.title(family) + words, own, key));
        }
      } else if (!cases.isEmpty()) {
        panels.add(panel("All methods" + words, cases, key));
      }
    }
    return panels;
  }

  /** The other data settings. */
  private List<String> rest(List<String> facet) {
    List<String> rest = new ArrayList<>(facet);
    rest.remove(column);
    return rest;
  }

  /** A line for each method, and of methods with hyperparameters that vary one for each setting. */
  private Panel panel(String title, List<CaseResult> cases, SeriesKey key) {
    boolean named = results.facetNames().get(column).equals(CASE);
    SettingScale scale =
        named ? new SettingScale(values(), values(), false) : SettingScale.of(values());
    List<CaseResult> firsts = new ArrayList<>();
    for (CaseResult result : cases) {
      if (firsts.stream().noneMatch(first -> sameMethod(first, result))) {
        firsts.add(result);
      }
    }
    MethodStyles styles = new MethodStyles(results.methods());
    Facet one = new Facet("", "", results.selection(), results.variantNames(), styles, firsts);
    List<Line> lines = new ArrayList<>();
    for (CaseResult first : firsts) {
      SeriesStyle style = one.style(first);
      List<CaseResult> same = cases.stream().filter(c -> sameMethod(first, c)).toList();
      lines.add(scale.line(one.label(first), style, same, key, this::value));
    }
    return new Panel.Lines(
            title, SettingName.of(results.facetNames().get(column)), key.words(), lines)
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
