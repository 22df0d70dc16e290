package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.draw.Figure;
import java.util.List;

/**
 * The figures of one facet.
 *
 * @param facet its data settings in words; empty if there are none
 */
public record FacetFigures(String facet, List<Figure> figures) {
  public FacetFigures {
    figures = List.copyOf(figures);
  }
}
