package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the panels of a figure stand. All have one width; those of a row have the height that the
 * highest of them needs, in whole points.
 */
final class FigureLayout {
  private final Figure figure;
  private final Theme theme;
  private final List<Double> tops = new ArrayList<>();

  FigureLayout(Figure figure, Theme theme) {
    this.figure = figure;
    this.theme = theme;
    tops.add(0.0);
    for (int from = 0; from < figure.panels().size(); from += figure.columns()) {
      int to = Math.min(figure.panels().size(), from + figure.columns());
      double height =
          figure.panels().subList(from, to).stream()
              .mapToDouble(panel -> Charts.height(panel, theme))
              .max()
              .orElseThrow();
      tops.add(tops.get(tops.size() - 1) + Math.ceil(height));
    }
  }

  /** In points. */
  double width() {
    return figure.columns() * theme.style().panelWidth();
  }

  double height() {
    return tops.get(tops.size() - 1);
  }

  /** Beside a panel of many rows others are not stretched, but end above its end. */
  private double most(Panel panel) {
    return Math.max(theme.style().panelHeight(), Math.ceil(Charts.height(panel, theme)));
  }

  void draw(Graphics2D graphics) {
    double width = theme.style().panelWidth();
    for (int i = 0; i < figure.panels().size(); i++) {
      int row = i / figure.columns();
      Panel panel = figure.panels().get(i);
      double height = Math.min(tops.get(row + 1) - tops.get(row), most(panel));
      Charts.of(panel, new Canvas(theme, width, height))
          .draw(
              graphics,
              new Rectangle2D.Double(width * (i % figure.columns()), tops.get(row), width, height));
    }
  }
}
