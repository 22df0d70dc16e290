package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Worst and average over groups against the only hyperparameter that a method varies, one panel a
 * method: the validation loss, or where β makes losses incomparable what does not depend on it.
 */
final class TradeOff {
  private final Facet facet;
  private final List<Varied> methods;

  private TradeOff(Facet facet, List<Varied> methods) {
    this.facet = facet;
    this.methods = methods;
  }

  /** One for each name of a setting. */
  static List<Figure> figures(Facet facet) {
    Map<String, List<Varied>> bySetting = new LinkedHashMap<>();
    for (Varied varied : Varied.of(facet)) {
      if (varied.columns().size() == 1) {
        String setting = varied.file(varied.columns().get(0));
        bySetting.computeIfAbsent(setting, name -> new ArrayList<>()).add(varied);
      }
    }
    List<Figure> figures = new ArrayList<>();
    bySetting.forEach(
        (setting, methods) ->
            new TradeOff(facet, methods)
                .figure(bySetting.size() == 1 ? "trade-off" : "trade-off-" + setting)
                .ifPresent(figures::add));
    return figures;
  }

  private Optional<Figure> figure(String name) {
    List<Panel> panels = new ArrayList<>();
    for (String family : facet.families()) {
      panels.addAll(
          Panel.Lines.alike(
              methods.stream()
                  .filter(varied -> varied.method().family().equals(family))
                  .map(this::panel)
                  .toList()));
    }
    Varied first = methods.get(0);
    String symbol = first.symbol(first.columns().get(0));
    return facet.figure(
        name,
        facet.heading(
                "Worst group and average over groups against "
                    + symbol
                    + ", "
                    + facet.selection().end())
            + (methods.stream().anyMatch(Varied::scalesLoss) ? Facet.SCALED_LOSSES : "")
            + "; "
            + facet.meaning(methods.stream().flatMap(varied -> varied.cases().stream()).toList()),
        panels);
  }

  private Panel.Lines panel(Varied varied) {
    int column = varied.columns().get(0);
    SeriesKey worst = ComparisonKeys.ofOneLoss(varied.scalesLoss(), facet.cases());
    SettingScale scale = SettingScale.of(varied.values(column));
    Function<CaseResult, String> value = result -> varied.value(result, column);
    SeriesKey average = worst.over(SeriesKey.AVERAGE);
    SeriesStyle style = facet.styles().of(varied.method());
    List<Line> lines =
        List.of(
            scale.line("worst group", style.solid(), varied.cases(), worst, value),
            scale.line("average over groups", style.variant(1, 2), varied.cases(), average, value));
    return new Panel.Lines(
            varied.method().label(), varied.symbol(column), worst.plainWords(), lines)
        .withTicks(scale.ticks())
        .withLog(scale.logarithmic(), false);
  }
}
