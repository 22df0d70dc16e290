package io.github.grposuite.reports.figure;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.Panel.Forest.Row;
import io.github.grposuite.reports.stats.Baselines;
import io.github.grposuite.reports.stats.CaseResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether it worked: paired differences to a baseline with intervals, a row for each facet and
 * comparison, a panel for each loss and quantity.
 */
final class Forests {
  /** More rows make a second figure. */
  private static final int MOST_ROWS = 18;

  /** More settings than these figures hold are not a question of rows. */
  private static final int MOST_FIGURES = 4;

  private final List<Facet> facets;
  private final Baselines baselines;

  Forests(List<Facet> facets, Baselines baselines) {
    this.facets = facets;
    this.baselines = baselines;
  }

  /** Of the worst group's loss, of what compares losses, and of the gap; none if too many. */
  List<Figure> figures() {
    boolean variants = facets.stream().anyMatch(Facet::hasVariants);
    int most = variants ? MOST_ROWS : MOST_ROWS * MOST_FIGURES;
    if (families().stream().anyMatch(family -> pairings(family).size() > most)) {
      return List.of();
    }
    List<SeriesKey> quantities = new ArrayList<>(List.of(ComparisonKeys.WORST_LOSS));
    ComparisonKeys.acrossLosses(cases()).ifPresent(quantities::add);
    quantities.add(ComparisonKeys.LOSS_GAP);
    List<List<Panel>> pages = new ArrayList<>();
    int columns = 0;
    for (String family : families()) {
      List<Pairing> pairings = pairings(family);
      List<SeriesKey> measured = quantities.stream().filter(q -> compares(pairings, q)).toList();
      columns = Math.max(columns, measured.size());
      for (SeriesKey quantity : measured) {
        add(family, quantity, pairings, pages);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (List<Panel> panels : pages) {
      String number = figures.isEmpty() ? "" : "-" + (figures.size() + 1);
      figures.add(
          new Figure("forest" + number, caption(), panels, Math.min(columns, panels.size())));
    }
    return figures;
  }

  /** One quantity, a panel a family. */
  List<Panel> panels(SeriesKey quantity) {
    List<List<Panel>> pages = new ArrayList<>();
    for (String family : families()) {
      add(family, quantity, pairings(family), pages);
    }
    return pages.stream().flatMap(List::stream).toList();
  }

  String caption() {
    String judged = facets.get(0).selection().end();
    return "Paired differences to "
        + baselines.method().map(MethodInfo::label).orElse("the methods without group robustness")
        + " "
        + judged
        + ": mean over seeds with its 95 % BCa bootstrap interval, none for a single seed;"
        + " n is how many seeds both have; where a seed failed, nothing is compared";
  }

  private void add(
      String family, SeriesKey quantity, List<Pairing> pairings, List<List<Panel>> pages) {
    List<Row> rows = pairings.stream().flatMap(pairing -> row(pairing, quantity).stream()).toList();
    for (int page = 0; page * MOST_ROWS < rows.size(); page++) {
      if (pages.size() == page) {
        pages.add(new ArrayList<>());
      }
      List<Row> part =
          rows.subList(page * MOST_ROWS, Math.min(rows.size(), (page + 1) * MOST_ROWS));
      pages
          .get(page)
          .add(new Panel.Forest(Facet.title(family), "difference of " + quantity.words(), 0, part));
    }
  }

  /**
   * Without a value where seeds failed: those that are left may be the ones on which the method
   * does well. None without common seeds.
   */
  private Optional<Row> row(Pairing pairing, SeriesKey key) {
    int failed = pairing.sample(key).failed().size();
    if (failed > 0) {
      String words = failed == 1 ? "1 seed failed" : failed + " seeds failed";
      return Optional.of(row(pairing, Double.NaN, Double.NaN, Double.NaN, words));
    }
    return pairing
        .difference(key)
        .map(
            difference ->
                row(
                    pairing,
                    difference.mean(),
                    difference.bca().low(),
                    difference.bca().high(),
                    "n = " + difference.n()));
  }

  private Row row(Pairing pairing, double value, double low, double high, String note) {
    String facet = String.join(", ", pairing.result().key().facet());
    return new Row(
        facets.size() == 1 ? pairing.label() : facet + ": " + pairing.label(),
        pairing.facet().solid(pairing.result().key().method()),
        value,
        low,
        high,
        pairing.comparison() + ", " + note);
  }

  private static boolean compares(List<Pairing> pairings, SeriesKey quantity) {
    return pairings.stream()
        .anyMatch(
            p -> p.result().summary(quantity).finite() && p.baseline().summary(quantity).finite());
  }

  private List<Pairing> pairings(String family) {
    List<Pairing> pairings = new ArrayList<>();
    for (Facet facet : facets) {
      Pairing.of(facet, baselines).stream()
          .filter(pairing -> pairing.result().key().method().family().equals(family))
          .forEach(pairings::add);
    }
    return pairings;
  }

  private List<String> families() {
    Set<String> families = new LinkedHashSet<>();
    facets.forEach(facet -> families.addAll(facet.families()));
    return List.copyOf(families);
  }

  private List<CaseResult> cases() {
    return facets.stream().flatMap(facet -> facet.cases().stream()).toList();
  }
}
