package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Where the panels of a figure stand: in its columns, or one below another where those of a row are
 * of too different heights. All have one width; those of a row have the height that the highest of
 * them needs, in whole points.
 */
final class FigureLayout {
  /** Beside a panel that is higher than this many of it, a panel would leave the figure empty. */
  private static final double UNLIKE = 2;

  private final Figure figure;
  private final Theme theme;
  private final int columns;
  private final double panelWidth;
  private final List<Double> heights;
  private final List<Double> tops = new ArrayList<>();

  FigureLayout(Figure figure, Theme theme) {
    this.figure = figure;
    this.theme = theme;
    this.panelWidth =
        Math.ceil(
            figure.panels().stream()
                .mapToDouble(panel -> Charts.width(panel, theme))
                .max()
                .orElseThrow());
    this.heights =
        figure.panels().stream()
            .map(panel -> Math.ceil(Charts.height(panel, theme, panelWidth)))
            .toList();
    this.columns = isEven(figure.columns()) ? figure.columns() : 1;
    tops.add(0.0);
    for (int from = 0; from < heights.size(); from += columns) {
      tops.add(tops.get(tops.size() - 1) + row(from, columns).getMax());
    }
  }

  private DoubleSummaryStatistics row(int from, int size) {
    return heights.subList(from, Math.min(heights.size(), from + size)).stream()
        .mapToDouble(height -> height)
        .summaryStatistics();
  }

  /** Whether panels of a row are of like heights, in so many columns. */
  private boolean isEven(int size) {
    for (int from = 0; from < heights.size(); from += size) {
      double lowest = Math.max(row(from, size).getMin(), theme.style().panelHeight());
      if (row(from, size).getMax() > UNLIKE * lowest) {
        return false;
      }
    }
    return true;
  }

  Figure figure() {
    return figure;
  }

  Theme theme() {
    return theme;
  }

  /** In points. */
  double width() {
    return columns * panelWidth;
  }

  double height() {
    return tops.get(tops.size() - 1);
  }

  /** Beside a panel of many rows others are not stretched, but end above its end. */
  private Rectangle2D place(int panel) {
    int row = panel / columns;
    double most = Math.max(theme.style().panelHeight(), heights.get(panel));
    return new Rectangle2D.Double(
        panelWidth * (panel % columns),
        tops.get(row),
        panelWidth,
        Math.min(tops.get(row + 1) - tops.get(row), most));
  }

  void draw(Graphics2D graphics) {
    for (int i = 0; i < figure.panels().size(); i++) {
      Rectangle2D place = place(i);
      Charts.of(figure.panels().get(i), new Canvas(theme, place.getWidth(), place.getHeight()))
          .draw(graphics, place);
    }
  }

  /** Of the panels' areas, what shows data. */
  double dataPart() {
    double data = 0;
    double all = 0;
    for (int i = 0; i < figure.panels().size(); i++) {
      Rectangle2D place = place(i);
      Canvas canvas = new Canvas(theme, place.getWidth(), place.getHeight());
      Rectangle2D area =
          Charts.data(
              Charts.of(figure.panels().get(i), canvas), place.getWidth(), place.getHeight());
      data += area.getWidth() * area.getHeight();
      all += place.getWidth() * place.getHeight();
    }
    return data / all;
  }
}
