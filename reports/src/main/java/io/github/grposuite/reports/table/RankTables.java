package io.github.grposuite.reports.table;

import io.github.grposuite.reports.inference.Ranks;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.RankedMethods;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Average ranks of methods, over the seeds of each data setting and over all of them. */
public final class RankTables {
  private static final int MOST_FACETS = 4;

  private RankTables() {}

  /** One a measurement and family, for losses; one a measurement over all methods for others. */
  public static List<Table> of(Results results) {
    List<Table> tables = new ArrayList<>();
    for (RankedMethods ranked : ranked(results)) {
      List<List<String>> facets = facets(results);
      List<Heading> headings = new ArrayList<>();
      headings.add(Heading.of(facets.isEmpty() ? "average rank" : "all data"));
      facets.forEach(facet -> headings.add(Heading.of(results.facetTitle(facet))));
      List<Optional<Ranks>> columns = new ArrayList<>();
      columns.add(ranked.over(Optional.empty()));
      facets.forEach(facet -> columns.add(ranked.over(Optional.of(facet))));
      List<List<Entry>> rows = new ArrayList<>();
      for (int m = 0; m < ranked.methods().size(); m++) {
        int method = m;
        List<Entry> entries = columns.stream().map(column -> rank(column, method)).toList();
        int blocks = ranked.blocks().size();
        rows.add(Tables.row(ranked.methods().get(m), List.of(), blocks, blocks, entries));
      }
      tables.add(Table.ofRuns(ranked.title(), List.of(), headings, rows, List.of(note(ranked))));
    }
    return tables;
  }

  private static List<RankedMethods> ranked(Results results) {
    return TableColumns.headline(results).stream()
        .flatMap(
            measure -> RankedMethods.of(results, measure, TableColumns.title(measure)).stream())
        .toList();
  }

  private static List<List<String>> facets(Results results) {
    List<List<String>> facets = results.facets();
    return facets.size() < 2 || facets.size() > MOST_FACETS ? List.of() : facets;
  }

  private static Entry rank(Optional<Ranks> ranks, int method) {
    return ranks
        .<Entry>map(
            found ->
                new Entry.Words(String.format(Locale.ROOT, "%.2f", found.averageRanks()[method])))
        .orElse(new Entry.Missing("no common seed"));
  }

  private static String note(RankedMethods ranked) {
    return "1 is best; ranks within blocks (Demšar 2006): "
        + ranked.blocksInWords()
        + ". "
        + ranked.over(Optional.empty()).map(RankTables::tests).orElseThrow();
  }

  private static String tests(Ranks ranks) {
    if (!ranks.tested()) {
      return "No test is given: it would need three methods that are not all tied, in independent"
          + " blocks, and those of several data settings are not.";
    }
    return "Friedman test by permutation: p = "
        + Rounding.probability(ranks.friedmanP().orElseThrow())
        + (ranks.criticalDifference().isPresent()
            ? String.format(
                Locale.ROOT,
                "; critical difference (Nemenyi, 0.05): %.2f.",
                ranks.criticalDifference().getAsDouble())
            : "; no critical difference, which needs more than 10 blocks.");
  }

  /** A method's rank on a data setting. */
  private record AverageRank(
      CaseResult result, RankedMethods ranked, int blocks, double averageRank) {}

  /** All average ranks. */
  public static String csv(Results results) {
    List<AverageRank> lines = new ArrayList<>();
    for (RankedMethods ranked : ranked(results)) {
      for (List<String> facet : results.facets()) {
        Optional<Ranks> ranks = ranked.over(Optional.of(facet));
        for (CaseResult result : results.in(facet)) {
          int at = ranked.methods().indexOf(result.key().method());
          if (ranks.isPresent() && at >= 0) {
            double[] averages = ranks.get().averageRanks();
            lines.add(new AverageRank(result, ranked, ranks.get().ranks().length, averages[at]));
          }
        }
      }
    }
    CsvTable<AverageRank> csv = CsvTable.ofCases(results, true, AverageRank::result);
    return csv.series(line -> line.ranked().key())
        .text("family", line -> line.ranked().family())
        .count("blocks", AverageRank::blocks)
        .number("average_rank", AverageRank::averageRank)
        .of(lines);
  }
}
