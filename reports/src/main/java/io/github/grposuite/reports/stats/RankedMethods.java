package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.inference.Ranks;
import io.github.grposuite.reports.read.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Methods by one measurement, in blocks of a data setting and a seed that all of them ran.
 *
 * @param title in words
 * @param key the measurement
 * @param family the methods' family; empty if they are of several
 * @param methods at least two, each with one case in every data setting
 */
public record RankedMethods(
    String title, SeriesKey key, String family, List<MethodInfo> methods, List<Block> blocks) {

  /** Critical differences are tabulated up to so many methods. */
  private static final int MOST = 20;

  /** The methods' scores for one seed of a data setting; lower is better. */
  public record Block(List<String> facet, double[] scores) {}

  public RankedMethods {
    methods = List.copyOf(methods);
    blocks = List.copyOf(blocks);
  }

  /**
   * Losses are compared within a family, all else across all methods. None where hyperparameters
   * vary, where there are fewer than two methods or more than 20, or no block.
   */
  public static List<RankedMethods> of(
      Results results, SeriesKey key, String title, boolean lowerIsBetter) {
    if (results.hasVariants()) {
      return List.of();
    }
    List<RankedMethods> ranked = new ArrayList<>();
    if (key.metric() == Metric.LOSS) {
      for (String family : Results.families(results.cases())) {
        of(results, key, title + ", " + family.toUpperCase(Locale.ROOT), family, lowerIsBetter)
            .ifPresent(ranked::add);
      }
    } else {
      of(results, key, title, "", lowerIsBetter).ifPresent(ranked::add);
    }
    return ranked;
  }

  private static Optional<RankedMethods> of(
      Results results, SeriesKey key, String title, String family, boolean lowerIsBetter) {
    List<MethodInfo> methods =
        results.cases().stream()
            .filter(result -> result.values().containsKey(key))
            .map(result -> result.key().method())
            .filter(method -> family.isEmpty() || method.family().equals(family))
            .distinct()
            .toList();
    if (methods.size() < 2 || methods.size() > MOST) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    for (List<String> facet : results.facets()) {
      List<CaseResult> cases =
          results.in(facet).stream().filter(c -> methods.contains(c.key().method())).toList();
      if (cases.size() == methods.size()) {
        blocks(facet, cases, key, lowerIsBetter ? 1 : -1, blocks);
      }
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new RankedMethods(title, key, family, methods, blocks));
  }

  private static void blocks(
      List<String> facet, List<CaseResult> cases, SeriesKey key, int sign, List<Block> blocks) {
    TreeSet<Long> seeds = new TreeSet<>(cases.get(0).seeds());
    cases.forEach(result -> seeds.retainAll(result.seeds()));
    for (long seed : seeds) {
      double[] scores =
          cases.stream().mapToDouble(result -> sign * value(result, key, seed)).toArray();
      if (!anyNaN(scores)) {
        blocks.add(new Block(facet, scores));
      }
    }
  }

  private static double value(CaseResult result, SeriesKey key, long seed) {
    double[] sample = result.samples().get(key);
    return sample == null ? Double.NaN : sample[result.seeds().indexOf(seed)];
  }

  private static boolean anyNaN(double[] scores) {
    for (double score : scores) {
      if (Double.isNaN(score)) {
        return true;
      }
    }
    return false;
  }

  /** The ranks over the blocks of one data setting, or of all; empty if there is no block. */
  public Optional<Ranks> over(Optional<List<String>> facet) {
    double[][] scores =
        blocks.stream()
            .filter(block -> facet.isEmpty() || block.facet().equals(facet.get()))
            .map(Block::scores)
            .toArray(double[][]::new);
    return scores.length == 0 ? Optional.empty() : Optional.of(Ranks.of(scores));
  }
}
