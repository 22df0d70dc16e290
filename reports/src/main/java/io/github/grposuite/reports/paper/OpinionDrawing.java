package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.figure.SummaryBars;
import io.github.grposuite.reports.figure.Traces;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Figures 3 and 13 of the runs of any opinion experiment. A log-linear policy has the uniform one
 * as its reference: there the log-probability accuracy equals the reward accuracy, which is drawn.
 */
final class OpinionDrawing {
  private final PaperRuns runs;
  private final List<CaseResult> cases;
  private final boolean model;
  private final List<String> groups;

  private OpinionDrawing(PaperRuns runs) {
    this.runs = runs;
    this.cases = runs.results().cases();
    this.model = cases.stream().anyMatch(CaseResult::startsAtReference);
    this.groups =
        cases.stream()
            .flatMap(result -> result.values().keySet().stream())
            .filter(SeriesKey::ofOneGroup)
            .map(SeriesKey::group)
            .distinct()
            .toList();
  }

  /** Worst group at the end, losses by group; accuracy and weights over training, and its start. */
  static Figure figure3(PaperRuns runs) {
    OpinionDrawing of = new OpinionDrawing(runs);
    return of.figure(
        List.of(
            of.worst("Max Group Loss (Test)", "loss of the worst group", Metric.LOSS),
            of.worst(
                "Min Reward Accuracies (Test)", "accuracy of the worst group", Metric.ACCURACY),
            of.lossByGroup(),
            of.overTraining(
                "Min Log-Prob Accuracies (Test)",
                "log-probability accuracy, worst group",
                of.logProbability()),
            of.weights(),
            of.byGroup(
                "Log-Prob Accuracies (Start)",
                "log-probability accuracy, train",
                result -> key -> result.start(key),
                "train")));
  }

  /**
   * Loss and accuracy of the worst group over training; the log-probability accuracy at its end.
   */
  static Figure figure13(PaperRuns runs) {
    OpinionDrawing of = new OpinionDrawing(runs);
    return of.figure(
        List.of(
            of.overTraining("Max Group Loss (Test)", "loss of the worst group", Metric.LOSS),
            of.overTraining(
                "Min Rewards Accuracies (Test)", "accuracy of the worst group", Metric.ACCURACY),
            of.byGroup(
                "Log-Prob Accuracies (End)",
                "log-probability accuracy, train",
                result -> key -> Optional.ofNullable(result.values().get(key)),
                "train")));
  }

  private Figure figure(List<Panel> panels) {
    List<String> names = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      names.add((g + 1) + " " + groups.get(g));
    }
    return new Figure(
        runs.figure().file(),
        "Figure %s, with the runs of %s. Groups: %s. %s. %s"
            .formatted(
                runs.figure().number(),
                runs.experiment(),
                String.join(", ", names),
                model
                    ? "Reward accuracies begin after the first update: before it every margin is 0"
                    : "The reference is uniform, so the log-probability accuracy is the reward"
                        + " accuracy",
                Drawing.meaning(cases)),
        panels);
  }

  private Metric logProbability() {
    return model ? Metric.LOGPROB_ACCURACY : Metric.ACCURACY;
  }

  private Panel worst(String title, String label, Metric metric) {
    return Drawing.bars(title, label, cases, new SeriesKey(metric, "test", SeriesKey.WORST));
  }

  private Panel overTraining(String title, String label, Metric metric) {
    int from = model && metric == Metric.ACCURACY ? 1 : 0;
    SeriesKey key = new SeriesKey(metric, "test", SeriesKey.WORST);
    return panel(title, label, Drawing.lines(cases, key, from, runs.batch().orElse(1)));
  }

  private Panel panel(String title, String label, List<Line> lines) {
    return new Panel.Lines(
        lines.isEmpty() ? Drawing.unrecorded(title) : title,
        runs.batch().isPresent() ? "training examples" : "iteration (update on all examples)",
        label,
        lines);
  }

  /** Of GR-IPO, whose weights alone change. */
  private Panel weights() {
    List<Line> lines = new ArrayList<>();
    robust()
        .ifPresent(
            result -> {
              for (int g = 0; g < groups.size(); g++) {
                Curve curve = result.curves().get(new SeriesKey(Metric.WEIGHT, "", groups.get(g)));
                if (curve != null) {
                  lines.add(Traces.mean(label(g), shade(g), curve, 0, runs.batch().orElse(1)));
                }
              }
            });
    return panel("Group Weights (Train)", "group weight α of GR-IPO", lines);
  }

  private Panel lossByGroup() {
    List<BarSeries> series = new ArrayList<>();
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      List<Summary> values =
          groups.stream()
              .map(group -> new SeriesKey(Metric.LOSS, "test", group))
              .map(result::summary)
              .toList();
      series.add(SummaryBars.series(method.label(), Drawing.solid(method), values));
    }
    return new Panel.GroupedBars("Group Loss (Test)", "loss", labels(), series, true);
  }

  /** Of GR-IPO alone, as the paper has it; before training all methods are the same. */
  private Panel byGroup(
      String title,
      String label,
      Function<CaseResult, Function<SeriesKey, Optional<Summary>>> value,
      String split) {
    List<Bar> bars = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      SeriesKey key = new SeriesKey(logProbability(), split, groups.get(g));
      Summary of = robust().flatMap(result -> value.apply(result).apply(key)).orElse(Summary.of());
      bars.add(SummaryBars.bar(label(g), shade(g), of));
    }
    boolean none = bars.stream().noneMatch(bar -> Double.isFinite(bar.height()));
    return new Panel.Bars(none ? Drawing.unrecorded(title) : title, label, bars, true);
  }

  private List<String> labels() {
    return IntStream.range(0, groups.size()).mapToObj(this::label).toList();
  }

  /** With its number, by which the paper speaks of it; without what the survey adds in brackets. */
  private String label(int group) {
    return (group + 1) + " " + groups.get(group).replaceFirst(" *\\(.*\\)$", "");
  }

  /** Not in the colours of methods. */
  private SeriesStyle shade(int group) {
    return SeriesStyle.sequential(group, groups.size());
  }

  private Optional<CaseResult> robust() {
    return cases.stream().filter(c -> c.key().method().name().equals("gr-ipo")).findFirst();
  }
}
