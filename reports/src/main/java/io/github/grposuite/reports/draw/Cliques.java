package io.github.grposuite.reports.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bars that join cliques, on as many levels as keep them apart.
 *
 * @param levels how many there are
 */
record Cliques(List<Bar> bars, int levels) {

  /** Along the axis of ranks. */
  record Bar(double low, double high, int level) {}

  static Cliques of(Panel.CriticalDifference panel) {
    List<Bar> bars = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    panel.cliques().stream()
        .filter(clique -> clique.size() > 1)
        .map(clique -> extent(panel, clique))
        .sorted(Comparator.comparingDouble(Extent::low).thenComparingDouble(Extent::high))
        .forEach(
            extent -> {
              int level = 0;
              while (level < ends.size() && ends.get(level) >= extent.low()) {
                level++;
              }
              if (level == ends.size()) {
                ends.add(extent.high());
              } else {
                ends.set(level, extent.high());
              }
              bars.add(new Bar(extent.low(), extent.high(), level));
            });
    return new Cliques(bars, ends.size());
  }

  /** From the best to the worst rank of a clique. */
  static Extent extent(Panel.CriticalDifference panel, List<Integer> clique) {
    Extent extent = new Extent();
    clique.forEach(method -> extent.add(panel.methods().get(method).rank()));
    return extent;
  }
}
