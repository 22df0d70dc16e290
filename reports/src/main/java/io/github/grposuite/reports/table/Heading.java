package io.github.grposuite.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The head of a table's column.
 *
 * @param quantity what it is; neighbours with the same one stand under it
 * @param part which of it, such as {@code worst}; may be empty
 * @param title both in one line
 * @param align where its entries stand
 */
public record Heading(String quantity, String part, String title, Align align) {
  /** Over how many of the expected seeds each row has. */
  static final Heading SEEDS = of("seeds");

  /** Where entries stand. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** A column of numbers by itself. */
  public static Heading of(String title) {
    return new Heading(title, "", title, Align.RIGHT);
  }

  /** A column of words. */
  public static Heading ofWords(String title) {
    return new Heading(title, "", title, Align.LEFT);
  }

  /** A column of signs. */
  public static Heading ofSigns(String title) {
    return new Heading(title, "", title, Align.CENTRE);
  }

  /** Neighbours of one quantity together. */
  static <T> List<List<T>> byQuantity(List<T> columns, Function<T, String> quantity) {
    List<List<T>> runs = new ArrayList<>();
    for (T column : columns) {
      List<T> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
      if (last.isEmpty() || !quantity.apply(last.get(0)).equals(quantity.apply(column))) {
        last = new ArrayList<>();
        runs.add(last);
      }
      last.add(column);
    }
    return runs;
  }
}
