package io.github.grposuite.reports.page;

import io.github.grposuite.reports.figure.FacetFigures;
import io.github.grposuite.reports.table.TableView;
import java.util.List;

/**
 * What a page says of one experiment.
 *
 * @param tables one a facet
 * @param groupTables those of a facet, in the same order; empty where there are none
 * @param figures one a facet, in the same order
 */
public record Section(
    String title,
    String description,
    int done,
    int expected,
    List<String> problems,
    List<TableView> tables,
    List<List<TableView>> groupTables,
    List<FacetFigures> figures) {
  public Section {
    problems = List.copyOf(problems);
    tables = List.copyOf(tables);
    groupTables = groupTables.stream().map(List::copyOf).toList();
    figures = List.copyOf(figures);
  }

  public boolean hasGroupTables() {
    return groupTables.stream().anyMatch(tables -> !tables.isEmpty());
  }
}
