package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Key;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Style;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.Selection;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Worst and average validation loss against a varied hyperparameter, one panel a method. Where
 * several are varied, one figure for each of them and each setting of the others.
 */
final class TradeOff {
  private static final int MOST = 24;

  private final Results results;
  private final Facet facet;
  private final int column;

  private TradeOff(Results results, Facet facet, int column) {
    this.results = results;
    this.facet = facet;
    this.column = column;
  }

  static List<Figure> figures(Results results, Facet facet) {
    List<Figure> figures = new ArrayList<>();
    for (int column = 0; column < results.variantNames().size(); column++) {
      TradeOff tradeOff = new TradeOff(results, facet, column);
      facet.cases().stream()
          .map(tradeOff::others)
          .distinct()
          .forEach(others -> tradeOff.figure(others, figures));
    }
    return first(figures);
  }

  /** A grid over many settings has too many; the last that is shown says so. */
  private static List<Figure> first(List<Figure> figures) {
    if (figures.size() <= MOST) {
      return figures;
    }
    List<Figure> shown = new ArrayList<>(figures.subList(0, MOST));
    Figure last = shown.get(MOST - 1);
    String more = ". %s more figures like this are not drawn".formatted(figures.size() - MOST);
    shown.set(MOST - 1, new Figure(last.name(), last.caption() + more, last.panels()));
    return shown;
  }

  private void figure(List<String> others, List<Figure> figures) {
    List<CaseResult> cases =
        facet.cases().stream()
            .filter(result -> others(result).equals(others) && !value(result).isEmpty())
            .toList();
    List<Panel> panels = new ArrayList<>();
    for (MethodInfo method : facet.methods()) {
      List<CaseResult> own =
          cases.stream().filter(result -> result.key().method().equals(method)).toList();
      if (own.size() > 1) {
        panels.add(panel(method, own, others));
      }
    }
    if (!panels.isEmpty()) {
      String name = "trade-off";
      if (results.variantNames().size() > 1) {
        String path = results.variantNames().get(column);
        name += "-" + path.substring(path.lastIndexOf('.') + 1) + "-" + String.join("-", others);
      }
      figures.add(
          new Figure(
              facet.prefix() + Figures.fileName(name),
              facet.heading(subject() + " against " + symbol())
                  + inWords(others)
                  + "; "
                  + facet.meaning(cases),
              panels));
    }
  }

  private Panel panel(MethodInfo method, List<CaseResult> cases, List<String> others) {
    Scale scale = Scale.of(cases.stream().map(this::value).toList());
    List<Line> lines =
        List.of(
            line(SeriesKey.WORST, "worst group", new Style(2, 0), cases, scale),
            line(SeriesKey.AVERAGE, "average over groups", new Style(0, 1), cases, scale));
    return new Panel.Lines(
        facet.heading(method.label()) + inWords(others),
        symbol(),
        last() ? "final validation loss" : "validation loss",
        lines,
        Key.of(lines),
        scale.ticks());
  }

  private Line line(String over, String label, Style style, List<CaseResult> cases, Scale scale) {
    SeriesKey key = new SeriesKey(Metric.LOSS, "validation", over);
    List<CaseResult> sorted = scale.sorted(cases, this::value);
    List<Summary> values =
        sorted.stream().map(result -> result.values().getOrDefault(key, Summary.of())).toList();
    return Line.withError(
        label,
        style,
        sorted.stream().mapToDouble(result -> scale.position(value(result))).toArray(),
        values.stream().mapToDouble(Summary::mean).toArray(),
        values.stream().mapToDouble(Summary::standardError).toArray());
  }

  private String subject() {
    return last() ? "Final validation loss" : "Validation loss " + facet.selection().end();
  }

  private boolean last() {
    return facet.selection() == Selection.LAST;
  }

  private String symbol() {
    return SettingName.of(results.variantNames().get(column));
  }

  private String value(CaseResult result) {
    return result.key().variant().get(column);
  }

  private List<String> others(CaseResult result) {
    List<String> values = new ArrayList<>(result.key().variant());
    values.remove(column);
    return values;
  }

  private String inWords(List<String> others) {
    List<String> names = new ArrayList<>(results.variantNames());
    names.remove(column);
    StringBuilder words = new StringBuilder();
    IntStream.range(0, others.size())
        .filter(i -> !others.get(i).isEmpty())
        .forEach(
            i ->
                words
                    .append(", ")
                    .append(SettingName.of(names.get(i)))
                    .append(" = ")
                    .append(SettingValue.of(others.get(i))));
    return words.toString();
  }
}
