package io.github.grposuite.reports.publish;

import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.table.TableView;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judgement;
import java.util.List;

/**
 * What follows from the results of all facets together.
 *
 * @param tables of statistics; their facet is their heading
 * @param figures written beside those of the facets; their names must differ from those
 */
public record Findings(
    List<Judgement> judgements,
    List<Comparison> comparisons,
    List<TableView> tables,
    List<Figure> figures) {
  public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of());

  public Findings {
    judgements = List.copyOf(judgements);
    comparisons = List.copyOf(comparisons);
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
  }
}
