package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Panel.Simplex.Path;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The group weights α of methods that adapt them: of three groups their paths on the simplex, of
 * any other number their lines over the updates; and stacked areas.
 */
final class GroupWeightCurves {
  private static final int SIMPLEX_GROUPS = 3;
  private static final int TRACED_GROUPS = 2;
  private static final SeriesKey ALPHA = new SeriesKey(Metric.WEIGHT, "", "");

  private final Facet facet;
  private final CaseResult result;
  private final List<String> groups;

  private GroupWeightCurves(Facet facet, CaseResult result) {
    this.facet = facet;
    this.result = result;
    this.groups = CurvePanels.groups(List.of(result), ALPHA);
  }

  /** Both views of every method, the views of one method side by side. */
  static Optional<Figure> figure(Facet facet) {
    List<GroupWeightCurves> all = adaptive(facet);
    List<Panel> panels = new ArrayList<>();
    for (GroupWeightCurves weights : all) {
      panels.add(weights.simplex(false).orElseGet(() -> weights.lines(false)));
      panels.add(weights.areas(false));
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                facet.prefix() + "weights",
                facet.heading("Group weights α over the updates")
                    + "; "
                    + facet.meaningOfCurves(cases(all))
                    + seeds(all),
                panels,
                2));
  }

  /** What is thin in some panel. */
  private static String seeds(List<GroupWeightCurves> all) {
    String words = Traces.meaning(cases(all));
    if (all.stream().anyMatch(weights -> weights.groups.size() == SIMPLEX_GROUPS)) {
      return words.replace("lines", "paths");
    }
    return all.stream().anyMatch(weights -> weights.groups.size() == TRACED_GROUPS) ? words : "";
  }

  /** Stacked areas of every method. */
  static List<Panel> areas(Facet facet) {
    return adaptive(facet).stream().map(weights -> weights.areas(true)).toList();
  }

  /** The simplex of every method with three groups, and the lines of every one with two. */
  static List<Panel> simplices(Facet facet) {
    return adaptive(facet).stream()
        .filter(weights -> weights.groups.size() <= SIMPLEX_GROUPS)
        .map(weights -> weights.simplex(true).orElseGet(() -> weights.lines(true)))
        .toList();
  }

  private static List<GroupWeightCurves> adaptive(Facet facet) {
    return facet.cases().stream()
        .filter(GroupWeightCurves::adapts)
        .map(result -> new GroupWeightCurves(facet, result))
        .toList();
  }

  private static List<CaseResult> cases(List<GroupWeightCurves> all) {
    return all.stream().map(weights -> weights.result).toList();
  }

  private static boolean adapts(CaseResult result) {
    return result.curves().entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().metric() == Metric.WEIGHT
                    && entry.getKey().ofOneGroup()
                    && !entry.getValue().constant());
  }

  /**
   * @param alone whether its title must tell the facet as well
   */
  private Panel areas(boolean alone) {
    return new Panel.Areas(title(alone), "update", "group weight α", means());
  }

  /** With the seeds of two groups; those of more would cover the means. */
  private Panel lines(boolean alone) {
    Panel.Lines means = CurvePanels.overUpdates(title(alone), "group weight α", means());
    if (groups.size() > TRACED_GROUPS) {
      return means;
    }
    return means.withTraces(
        IntStream.range(0, groups.size())
            .boxed()
            .flatMap(g -> Traces.of(style(g), result, curve(groups.get(g))).stream())
            .toList());
  }

  private List<Line> means() {
    return IntStream.range(0, groups.size())
        .mapToObj(g -> Traces.mean(SeriesKey.group(groups.get(g)), style(g), curve(groups.get(g))))
        .toList();
  }

  private static SeriesStyle style(int group) {
    return new SeriesStyle(group, group);
  }

  private String title(boolean alone) {
    return alone ? facet.heading(facet.label(result)) : facet.label(result);
  }

  private Optional<Panel> simplex(boolean alone) {
    if (groups.size() != SIMPLEX_GROUPS) {
      return Optional.empty();
    }
    SeriesStyle style = facet.solid(result);
    List<Curve> curves = groups.stream().map(this::curve).toList();
    List<Path> paths = new ArrayList<>();
    for (int run = 0; run < Traces.shown(curves.get(0)); run++) {
      int at = run;
      paths.add(
          path(
              "seed " + result.seeds().get(run),
              style,
              curves.stream().map(curve -> curve.runs().get(at)).toList(),
              true));
    }
    List<double[]> means =
        curves.stream()
            .map(curve -> curve.points().stream().mapToDouble(Summary::mean).toArray())
            .toList();
    paths.add(path(facet.label(result), style, means, false));
    return Optional.of(
        new Panel.Simplex(title(alone), groups.stream().map(SeriesKey::group).toList(), paths));
  }

  /** Where every group has a weight. */
  private Path path(String label, SeriesStyle style, List<double[]> byGroup, boolean thin) {
    int[] steps = curve(groups.get(0)).steps();
    int[] at =
        Traces.thinned(
            IntStream.range(0, steps.length)
                .filter(i -> byGroup.stream().allMatch(values -> Double.isFinite(values[i])))
                .toArray());
    double[] x = IntStream.of(at).mapToDouble(i -> steps[i]).toArray();
    double[][] weights =
        IntStream.of(at)
            .mapToObj(i -> byGroup.stream().mapToDouble(values -> values[i]).toArray())
            .toArray(double[][]::new);
    return new Path(label, style, x, weights, thin);
  }

  private Curve curve(String group) {
    return result.curves().get(ALPHA.over(group));
  }
}
