package io.github.grposuite.reports.draw;

import java.util.List;

/**
 * A picture of one or more panels, in rows of up to three.
 *
 * @param name of its files, without their endings
 * @param caption what it shows, in a sentence
 */
public record Figure(String name, String caption, List<Panel> panels) {
  /** Points (1/72 inch) a panel. */
  static final int PANEL_WIDTH = 384;

  static final int PANEL_HEIGHT = 288;
  private static final int MOST_COLUMNS = 3;

  public Figure {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + " has no panel");
    }
  }

  int columns() {
    return Math.min(panels.size(), MOST_COLUMNS);
  }

  public int width() {
    return PANEL_WIDTH * columns();
  }

  int height() {
    return PANEL_HEIGHT * ((panels.size() + columns() - 1) / columns());
  }
}
