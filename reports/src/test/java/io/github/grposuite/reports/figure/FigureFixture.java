package io.github.grposuite.reports.figure;

import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Aggregation;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** Results of a fixture's runs with all their curves, and parts of figures. */
final class FigureFixture {
  private FigureFixture() {}

  static Results results(ExperimentFixture fixture) throws IOException {
    Path root = fixture.write();
    Aggregation aggregation =
        new Aggregation(CellTable.read(root), ExperimentFixture.METHODS, Selection.LAST);
    RunReader reader = new RunReader(key -> !aggregation.hasVariants());
    return aggregation.overAll(cell -> reader.read(root, cell));
  }

  static List<Figure> of(Results results) {
    return Figures.of(results, results.facets().get(0), new HashSet<>());
  }

  static Figure figure(List<Figure> figures, String name) {
    return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  static Panel.Lines lines(Figure figure, int panel) {
    return (Panel.Lines) figure.panels().get(panel);
  }
}
