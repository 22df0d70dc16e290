package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.figure.Traces;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import java.util.Comparator;
import java.util.List;

/** Figure 6: worst and average validation loss of GR-IPO over iterations, one line a χ. */
final class TradeOffDrawing {
  private static final List<Double> VALUES = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

  private TradeOffDrawing() {}

  /** Of figure 6 only runs with the paper's values of χ; any value of other figures. */
  static boolean shows(PaperFigure figure, List<String> names, List<String> variant) {
    int chi = column(names);
    return figure.kind() != PaperFigure.Kind.TRADE_OFF
        || (chi >= 0
            && !variant.get(chi).isEmpty()
            && VALUES.contains(Double.parseDouble(variant.get(chi))));
  }

  static Figure of(PaperRuns runs) {
    PaperFigure figure = runs.figure();
    return new Figure(
        figure.file(),
        "Figure 6. GR-IPO with weights (1 − χ)/K + χ α; %s features, scenario (%s): %s. %s; %s"
            .formatted(
                figure.features(),
                figure.scenario().numeral(),
                figure.scenario().words(),
                Drawing.meaning(runs.results().cases()),
                runs.experiment()),
        List.copyOf(losses(runs)));
  }

  /** Both panels. */
  static List<Panel.Lines> losses(PaperRuns runs) {
    return List.of(
        panel(
            "Max Validation Group Loss",
            "validation loss of the worst group",
            runs.results(),
            SeriesKey.WORST),
        panel(
            "Average Validation Loss",
            "validation loss, mean over groups",
            runs.results(),
            SeriesKey.AVERAGE));
  }

  private static Panel.Lines panel(String title, String yLabel, Results results, String over) {
    int chi = column(results.variantNames());
    SeriesKey key = new SeriesKey(Metric.LOSS, "validation", over);
    List<Line> lines =
        results.cases().stream()
            .filter(result -> result.curves().containsKey(key))
            .sorted(Comparator.comparingDouble(result -> value(result, chi)))
            .map(result -> line(value(result, chi), result.curves().get(key)))
            .toList();
    return new Panel.Lines(title, "iteration", yLabel, lines);
  }

  private static Line line(double chi, Curve curve) {
    String label = "χ = " + SettingValue.of(chi) + (chi == 0 ? " (IS-IPO)" : "");
    SeriesStyle style = SeriesStyle.sequential(VALUES.indexOf(chi), VALUES.size());
    return Traces.mean(label, style, curve, 0, 1);
  }

  private static double value(CaseResult result, int chi) {
    return Double.parseDouble(result.key().variant().get(chi));
  }

  private static int column(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (SettingName.of(names.get(i)).equals("χ")) {
        return i;
      }
    }
    return -1;
  }
}
