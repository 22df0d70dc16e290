package io.github.grposuite.reports.figure;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One colour, mark and dash for each method of an experiment, the same in all of its figures.
 *
 * <p>The paper's methods have fixed ones. Any other has one that follows from its name alone,
 * unless another method of the experiment has that already: no two are the same as long as there
 * are free ones. Colours come first: marks tell apart those that share one, and bars are lighter.
 */
public final class MethodStyles {
  /** In the order of the palette; dashes are those of the same weighting with the other loss. */
  private static final List<String> PAPER =
      List.of("ipo", "is-ipo", "gr-ipo", "dpo", "gr-dpo", "is-dpo");

  private static final int[] DASHES = {0, 1, 2, 0, 2, 1};

  /** Colours of the standard palette. */
  private static final int COLOURS = 7;

  private static final double LIGHTER = 0.4;

  private static final double LIGHTEST = 0.7;

  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param methods all of the experiment, whether shown or not
   */
  public MethodStyles(Collection<MethodInfo> methods) {
    TreeSet<String> others = new TreeSet<>();
    for (MethodInfo method : methods) {
      int fixed = PAPER.indexOf(method.name());
      if (fixed >= 0) {
        places.put(method.name(), fixed);
      } else {
        others.add(method.name());
      }
    }
    others.forEach(name -> places.put(name, free(name)));
  }

  /**
   * @throws IllegalArgumentException if the method is none of those
   */
  public SeriesStyle of(MethodInfo method) {
    Integer place = places.get(method.name());
    if (place == null) {
      throw new IllegalArgumentException(
          "there is no style of method %s; there are those of %s"
              .formatted(method.name(), new TreeSet<>(places.keySet())));
    }
    int dash = PAPER.contains(method.name()) ? DASHES[place] : place;
    return new SeriesStyle(place, dash, Double.NaN, tint(place / COLOURS));
  }

  /** Bars have no marks: each round of colours is lighter than the one before. */
  private static double tint(int round) {
    return Math.min(LIGHTEST, round * LIGHTER);
  }

  /** Of the first round of colours that has a free one, the name's own or the next free. */
  private int free(String name) {
    for (int round = 0; ; round++) {
      for (int step = 0; step < COLOURS; step++) {
        int place = round * COLOURS + Math.floorMod(name.hashCode() + step, COLOURS);
        if (!places.containsValue(place)) {
          return place;
        }
      }
    }
  }
}
