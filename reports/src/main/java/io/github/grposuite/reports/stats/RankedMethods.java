package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.inference.Ranks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * Methods by one measurement, in blocks of a data setting and a seed each. A run that failed or
 * diverged is last in its block; a block with a run that has no outcome yet is left out.
 *
 * @param title in words
 * @param key the measurement
 * @param family the methods' family; empty if they are of several
 * @param methods at least two, each with one case in every data setting
 * @param leftOut how many blocks are
 */
public record RankedMethods(
    String title,
    SeriesKey key,
    String family,
    List<MethodInfo> methods,
    List<RankBlock> blocks,
    int leftOut) {

  /**
   * The methods' scores for one seed of a data setting; lower is better.
   *
   * @param failed how many of the runs came to nothing
   */
  public record RankBlock(List<String> facet, double[] scores, int failed) {}

  public RankedMethods {
    methods = List.copyOf(methods);
    blocks = List.copyOf(blocks);
  }

  /**
   * Losses are compared within a family, all else across all methods. None where hyperparameters
   * vary, where there are fewer than two methods or more than 20, or no block.
   */
  public static List<RankedMethods> of(Results results, SeriesKey key, String title) {
    if (results.hasVariants()) {
      return List.of();
    }
    List<String> families =
        key.metric() == Metric.LOSS ? Results.families(results.cases()) : List.of("");
    return families.stream()
        .flatMap(
            family ->
                of(
                    results.cases(),
                    key,
                    family.isEmpty() ? title : title + ", " + family.toUpperCase(Locale.ROOT),
                    family)
                    .stream())
        .toList();
  }

  /** The same of one family; of all methods if that is empty. */
  public static Optional<RankedMethods> of(
      List<CaseResult> all, SeriesKey key, String title, String family) {
    List<MethodInfo> methods =
        all.stream()
            .filter(result -> result.values().containsKey(key) || result.allFailed())
            .map(result -> result.key().method())
            .filter(method -> family.isEmpty() || method.family().equals(family))
            .distinct()
            .toList();
    if (methods.size() < 2 || methods.size() > Ranks.MOST_METHODS) {
      return Optional.empty();
    }
    List<RankBlock> blocks = new ArrayList<>();
    int leftOut = 0;
    for (List<String> facet : all.stream().map(c -> c.key().facet()).distinct().toList()) {
      List<CaseResult> cases =
          all.stream()
              .filter(c -> c.key().facet().equals(facet) && methods.contains(c.key().method()))
              .toList();
      if (cases.size() == methods.size()) {
        leftOut += blocks(facet, cases, key, blocks);
      }
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new RankedMethods(title, key, family, methods, blocks, leftOut));
  }

  /** Adds one a seed, and returns how many cannot be ranked yet. */
  private static int blocks(
      List<String> facet, List<CaseResult> cases, SeriesKey key, List<RankBlock> blocks) {
    int sign = key.lowerIsBetter() ? 1 : -1;
    TreeSet<Long> seeds = new TreeSet<>();
    cases.forEach(result -> seeds.addAll(result.seeds()));
    cases.forEach(result -> result.lost().forEach(lost -> seeds.add(lost.seed())));
    int leftOut = 0;
    for (long seed : seeds) {
      double[] scores = new double[cases.size()];
      int failed = 0;
      for (int i = 0; i < scores.length; i++) {
        boolean last = cases.get(i).failed(key, seed);
        scores[i] = last ? Double.POSITIVE_INFINITY : sign * cases.get(i).value(key, seed);
        failed += last ? 1 : 0;
      }
      if (DoubleStream.of(scores).anyMatch(Double::isNaN)) {
        leftOut++;
      } else {
        blocks.add(new RankBlock(facet, scores, failed));
      }
    }
    return leftOut;
  }

  /**
   * The ranks over the blocks of one data setting, or of all; empty if there is no block. Seeds of
   * one data setting are independent, those of several share what is random: the same seed draws
   * the same in each, and a setting's seeds are alike. So a test is of one data setting.
   */
  public Optional<Ranks> over(Optional<List<String>> facet) {
    List<RankBlock> own =
        blocks.stream()
            .filter(block -> facet.isEmpty() || block.facet().equals(facet.get()))
            .toList();
    boolean independent = own.stream().map(RankBlock::facet).distinct().count() == 1;
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Ranks.of(own.stream().map(RankBlock::scores).toArray(double[][]::new), independent));
  }

  /**
   * What the blocks are: {@code 20 blocks, the seeds of one data setting}, with what is left out
   * and what failed.
   */
  public String blocksInWords() {
    long settings = blocks.stream().map(RankBlock::facet).distinct().count();
    int failed = blocks.stream().mapToInt(RankBlock::failed).sum();
    return (blocks.size() == 1 ? "1 block, a seed of " : blocks.size() + " blocks, the seeds of ")
        + (settings == 1 ? "one data setting" : "each of " + settings + " data settings")
        + (failed == 0
            ? ""
            : "; " + (failed == 1 ? "1 run" : failed + " runs") + " that failed rank last")
        + (leftOut == 0
            ? ""
            : "; left out "
                + (leftOut == 1 ? "is 1 seed" : "are " + leftOut + " seeds")
                + " with which some method has no result yet");
  }
}
