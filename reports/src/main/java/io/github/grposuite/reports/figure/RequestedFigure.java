package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws what a request asks for. */
public final class RequestedFigure {
  private static final int MOST_PANELS = 36;

  private final FigureRequest request;
  private final Results results;
  private final List<Facet> facets;
  private final Quantity quantity;

  private RequestedFigure(FigureRequest request, Results results) {
    this.request = request;
    this.results = results;
    this.facets = Figures.facets(results);
    this.quantity = new Quantity(request.key());
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
      throw new ReportException(requested.words().nothing());
    }
    if (panels.size() > MOST_PANELS) {
      throw new ReportException(
          "the figure would have %s panels, and has at most %s; select with where and methods"
              .formatted(panels.size(), MOST_PANELS));
    }
    return new Figure(request.name(), requested.words().caption(), panels);
  }

  private List<Panel> panels() {
    return switch (request.kind()) {
      case CURVES -> curves();
      case GROUPS -> groups();
      case WEIGHTS -> facets.stream().flatMap(f -> GroupWeights.areas(f).stream()).toList();
      case SIMPLEX -> facets.stream().flatMap(f -> GroupWeights.simplices(f).stream()).toList();
      case BARS -> bars();
      case HEAT_MAP -> facetFigures(f -> new HeatMaps(f, Optional.of(quantity)).figures());
      case TRADE_OFF ->
          facetFigures(
              f -> new ParetoFront(f, Optional.of(quantity)).figure("f").stream().toList());
      case AGAINST -> DataDependence.panels(results, column(), quantity);
      case FOREST -> new Forests(facets, new Baselines(request.baseline())).panels(quantity);
      case PROFILE ->
          new Profiles(facets, quantity).figure("f").map(Figure::panels).orElse(List.of());
      case RANKS -> new RankDiagrams(facets).panels(quantity);
    };
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
      if (!quantity.isLoss()) {
        parts.add(new Part(facet, facet.title(), facet.cases()));
      } else {
        for (String family : facet.families()) {
          String title = facet.heading(family.toUpperCase(Locale.ROOT));
          parts.add(new Part(facet, title, facet.of(family)));
        }
      }
    }
    return parts;
  }

  private List<Panel> curves() {
    List<Panel> panels = new ArrayList<>();
    for (Part part : parts()) {
      new Curves(part.facet, part.cases, quantity)
          .together(part.title, request.traces())
          .ifPresent(panel -> panels.add(panel.with(axes()).panel()));
    }
    return panels;
  }

  private List<Panel> groups() {
    List<Panel> panels = new ArrayList<>();
    for (Part part : parts()) {
      panels.addAll(
          LinePanel.alike(
              GroupCurves.panels(part.facet, part.cases, quantity, request.traces()).stream()
                  .map(panel -> panel.with(axes()).titled(part.title))
                  .toList()));
    }
    return panels;
  }

  private LinePanel.Axes axes() {
    return new LinePanel.Axes(request.logX(), request.logY());
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
        IntStream.range(0, results.facetNames().size())
            .filter(column -> DataDependence.isNumeric(results, column))
            .filter(c -> request.setting().stream().allMatch(results.facetNames().get(c)::equals))
            .boxed()
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

  private RequestWords words() {
    return new RequestWords(request, results, facets);
  }
}
