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
}
