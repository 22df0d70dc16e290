package io.github.grposuite.reports.draw;

import java.util.List;

/**
 * A picture of one or more panels in rows.
 *
 * @param name of its files, without their endings
 * @param caption what it shows, in a sentence
 * @param columns panels a row
 */
public record Figure(String name, String caption, List<Panel> panels, int columns) {
  /** Points (1/72 inch) a panel. */
  static final int PANEL_WIDTH = 384;

  static final int PANEL_HEIGHT = 288;
  private static final int MOST_COLUMNS = 3;

  public Figure {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + " has no panel");
    }
    if (columns < 1 || columns > panels.size()) {
      throw new IllegalArgumentException(
          "figure %s must have 1 to %s columns, but has %s"
              .formatted(name, panels.size(), columns));
    }
  }

  /** In rows of up to three. */
  public Figure(String name, String caption, List<Panel> panels) {
    this(name, caption, panels, Math.max(1, Math.min(panels.size(), MOST_COLUMNS)));
  }

  public int width() {
    return PANEL_WIDTH * columns;
  }

  int height() {
    return PANEL_HEIGHT * ((panels.size() + columns - 1) / columns);
  }
}
