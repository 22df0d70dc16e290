package io.github.grposuite.reports.figure;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.lang3.StringUtils;

/** Draws what a request asks for. */
public final class RequestedFigure {
  private static final int MOST_PANELS = 36;

  private final FigureRequest request;
  private final Results results;
  private final List<Facet> facets;
  private final SeriesKey quantity;

  private RequestedFigure(FigureRequest request, Results results) {
    this.request = request;
    this.results = results;
    this.facets = Figures.facets(results);
    this.quantity = request.key();
  }

  /**
   * The figure of results that hold what the request selects.
   *
   * @throws ReportException saying what there is, if nothing can be shown
   */
  public static Figure of(FigureRequest request, Results results) {
    RequestedFigure requested = new RequestedFigure(request, results);
    List<Panel> panels = requested.panels();
    if (panels.isEmpty()) {
      throw new ReportException(requested.nothing());
    }
    if (panels.size() > MOST_PANELS) {
      throw new ReportException(
          "the figure would have %s panels, and has at most %s; select with where and methods"
              .formatted(panels.size(), MOST_PANELS));
    }
    return new Figure(request.name(), requested.caption(), panels);
  }

  private List<Panel> panels() {
    return switch (request.kind()) {
      case CURVES -> curves();
      case GROUPS -> groups();
      case WEIGHTS -> facets.stream().flatMap(f -> GroupWeightCurves.areas(f).stream()).toList();
      case SIMPLEX ->
          facets.stream().flatMap(f -> GroupWeightCurves.simplices(f).stream()).toList();
      case BARS -> bars();
      case HEAT_MAP -> heatMaps();
      case TRADE_OFF ->
          facetFigures(
              f -> new ParetoFront(f, Optional.of(quantity)).figure("f").stream().toList());
      case AGAINST -> new DataDependence(results, column()).panels(quantity);
      case FOREST -> new Forests(facets, new Baselines(request.baseline())).panels(quantity);
      case PROFILE ->
          new Profiles(facets, quantity).figure("f").map(Figure::panels).orElse(List.of());
      case RANKS -> new RankDiagrams(facets).panels(quantity);
    };
  }

  /** Over hyperparameters, or else over two settings of the data. */
  private List<Panel> heatMaps() {
    List<Panel> own = facetFigures(f -> new HeatMaps(f, Optional.of(quantity)).figures());
    return own.isEmpty() ? new DataHeatMaps(results).panels(quantity) : own;
  }

  private List<Panel> facetFigures(Function<Facet, List<Figure>> figures) {
    return facets.stream()
        .flatMap(facet -> figures.apply(facet).stream())
        .flatMap(figure -> figure.panels().stream())
        .toList();
  }

  /** The cases that belong into one panel: losses of a family, else all of a facet. */
  private record Part(Facet facet, String title, List<CaseResult> cases) {}

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Facet facet : facets) {
      if (!ComparisonKeys.withinFamily(quantity)) {
        parts.add(new Part(facet, facet.title(), facet.cases()));
      } else {
        for (String family : facet.families()) {
          String title = facet.heading(Facet.title(family));
          parts.add(new Part(facet, title, facet.of(family)));
        }
      }
    }
    return parts;
  }

  private List<Panel> curves() {
    List<Panel> panels = new ArrayList<>();
    for (Part part : parts()) {
      new CurvePanels(part.facet, part.cases, quantity)
          .together(part.title, request.traces())
          .ifPresent(panel -> panels.add(panel.withLog(request.logX(), request.logY())));
    }
    return panels;
  }

  private List<Panel> groups() {
    List<Panel> panels = new ArrayList<>();
    for (Part part : parts()) {
      String common = part.title.isEmpty() ? "" : ", " + part.title;
      panels.addAll(
          Panel.Lines.alike(
              new CurvePanels(part.facet, part.cases, quantity)
                  .byGroup(request.traces()).stream()
                      .map(panel -> panel.withTitle(panel.title() + common))
                      .map(panel -> panel.withLog(request.logX(), request.logY()))
                      .toList()));
    }
    return panels;
  }

  private List<Panel> bars() {
    List<Panel> panels = new ArrayList<>();
    for (Part part : parts()) {
      if (request.key().group().equals(FigureRequest.EACH_GROUP)) {
        RewardErrors.byGroup(part.facet, part.cases, quantity, part.title).ifPresent(panels::add);
      } else {
        RewardErrors.bars(part.facet, part.cases, quantity)
            .ifPresent(bars -> panels.add(new Panel.Bars(part.title, quantity.words(), bars)));
      }
    }
    return panels;
  }

  /** The data setting of the x axis. */
  private int column() {
    List<Integer> numeric =
        DataDependence.numericColumns(results).stream()
            .filter(c -> request.setting().stream().allMatch(results.facetNames().get(c)::equals))
            .toList();
    if (numeric.size() != 1) {
      throw new ReportException(
          numeric.isEmpty()
              ? "no data setting"
                  + request.setting().map(path -> " " + path).orElse("")
                  + " has several values that are numbers; the experiment varies "
                  + (results.facetNames().isEmpty()
                      ? "no data setting"
                      : String.join(", ", results.facetNames()))
              : "several data settings are numbers; choose one with setting: "
                  + String.join(" or ", numeric.stream().map(results.facetNames()::get).toList()));
    }
    return numeric.get(0);
  }

  /** What the figure shows, in a sentence. */
  private String caption() {
    String words =
        switch (request.kind()) {
          case CURVES, GROUPS -> StringUtils.capitalize(quantity.words()) + " over the updates";
          case WEIGHTS, SIMPLEX -> "Group weights α over the updates";
          case BARS, HEAT_MAP, AGAINST ->
              StringUtils.capitalize(quantity.words()) + " " + results.selection().end();
          case TRADE_OFF ->
              StringUtils.capitalize(quantity.words())
                  + " against the average over groups "
                  + results.selection().end();
          case FOREST -> new Forests(facets, new Baselines(request.baseline())).caption();
          case PROFILE ->
              "Performance profiles over " + quantity.words() + " " + results.selection().end();
          case RANKS -> new RankDiagrams(facets).caption();
        };
    boolean mean =
        switch (request.kind()) {
          case CURVES, GROUPS, WEIGHTS, SIMPLEX, BARS, HEAT_MAP, TRADE_OFF, AGAINST -> true;
          case FOREST, PROFILE, RANKS -> false;
        };
    return words
        + (mean ? "; " + facets.get(0).meaningOfCurves(results.cases()) : "")
        + (request.traces() ? Traces.meaning(results.cases()) : "");
  }

  /** Why there is no panel. */
  private String nothing() {
    List<String> measured =
        results.cases().stream()
            .flatMap(c -> c.values().keySet().stream())
            .filter(key -> !key.group().isEmpty())
            .map(key -> (key.split() + " " + key.metric().key()).trim())
            .distinct()
            .toList();
    List<String> groups =
        results.cases().stream()
            .flatMap(c -> c.values().keySet().stream())
            .filter(key -> key.over("").equals(quantity.over("")))
            .map(SeriesKey::group)
            .distinct()
            .toList();
    return groups.isEmpty()
        ? "no run has %s; the runs have %s".formatted(quantity.words(), String.join(", ", measured))
        : "the runs have nothing that makes the figure %s of %s: it needs %s; groups are %s"
            .formatted(
                request.kind().key(),
                quantity.words(),
                request.kind().needs(),
                String.join(", ", groups));
  }
}
