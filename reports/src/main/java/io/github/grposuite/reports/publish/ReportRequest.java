package io.github.grposuite.reports.publish;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Expected;
import io.github.grposuite.reports.verdict.Judgement;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to report on.
 *
 * @param directory of the experiment: it holds cells.csv and runs
 * @param title the experiment's name, by which claims and expected numbers know it
 * @param description a sentence or two for the page
 * @param methods in the order in which they are to be shown
 * @param selection by which checkpoint runs are judged, and by which hyperparameters a method is
 * @param settings of each method by its name, before what varies; for the page's list of cells
 * @param claims to be judged
 * @param judgements of the claims, where they were judged together with those on other experiments;
 *     else empty
 * @param expected numbers to stand beside ours
 * @param baselines what methods are compared with
 * @param style of the figures
 */
public record ReportRequest(
    Path directory,
    String title,
    String description,
    List<MethodInfo> methods,
    Selection selection,
    Map<String, Map<String, Object>> settings,
    List<Claim> claims,
    Optional<List<Judgement>> judgements,
    List<Expected> expected,
    Baselines baselines,
    FigureStyle style) {
  public ReportRequest {
    methods = List.copyOf(methods);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    claims = List.copyOf(claims);
    expected = List.copyOf(expected);
  }

  /** Without claims, and with no settings of methods to show. */
  public ReportRequest(
      Path directory,
      String title,
      String description,
      List<MethodInfo> methods,
      Selection selection) {
    this(
        directory,
        title,
        description,
        methods,
        selection,
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Baselines.OF_FAMILY,
        FigureStyle.STANDARD);
  }
}
