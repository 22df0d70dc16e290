package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.ClusterBootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Differences with the questions drawn anew: of both methods, all seeds (and blocks) and all groups
 * that answer a question, together. The metric, such as the worst group's mean loss, is computed
 * again from every draw, and averaged over seeds. p is the fraction of draws on the other side of
 * the threshold, (b + 1) / (m + 1) with b of m (Davison and Hinkley 1997, section 4.4).
 */
final class QuestionDifferences extends Differences {
  private final SeriesKey key;
  private final Margin margin;
  private final List<Runs> blocks;
  private final List<HeldOut> first = new ArrayList<>();
  private final List<HeldOut> second = new ArrayList<>();
  private final int questions;
  private ClusterBootstrap bootstrap;

  /**
   * What both methods' runs of a block make of held-out pairs.
   *
   * @param block its setting in words; empty where there are no blocks
   * @param first a run a seed
   * @param second as many, of the same seeds
   */
  record Runs(String block, List<ExampleLosses> first, List<ExampleLosses> second) {
    Runs in(String name) {
      return new Runs(name, first, second);
    }
  }

  QuestionDifferences(List<Runs> blocks, SeriesKey key, Margin margin) {
    this.blocks = List.copyOf(blocks);
    this.key = key;
    this.margin = margin;
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Runs runs : blocks) {
      first.add(new HeldOut(runs.first(), key, numbers));
      second.add(new HeldOut(runs.second(), key, numbers));
    }
    questions = numbers.size();
  }

  /** Made when it is first needed: blocks that are judged together need none of their own. */
  private synchronized ClusterBootstrap bootstrap() {
    if (bootstrap == null) {
      bootstrap =
          ClusterBootstrap.of(
              Bootstrap.STANDARD,
              questions,
              counts -> new double[] {ofBlocks(first, counts), ofBlocks(second, counts)});
    }
    return bootstrap;
  }

  private static double ofBlocks(List<HeldOut> blocks, int[] counts) {
    double sum = 0;
    for (HeldOut runs : blocks) {
      sum += runs.mean(counts);
    }
    return sum / blocks.size();
  }

  @Override
  Differences together(List<Differences> all, List<String> names, Design design) {
    List<Runs> runs = new ArrayList<>();
    for (int b = 0; b < all.size(); b++) {
      runs.add(((QuestionDifferences) all.get(b)).blocks.get(0).in(names.get(b)));
    }
    return new QuestionDifferences(runs, key, margin);
  }

  @Override
  int n() {
    return questions;
  }

  @Override
  int seeds() {
    return blocks.stream().mapToInt(runs -> runs.first().size()).min().orElse(0);
  }

  @Override
  Unit unit() {
    return Unit.QUESTION;
  }

  @Override
  String unitsInWords() {
    return Unit.QUESTION.count(questions)
        + ", averaged over "
        + Unit.SEED.count(seeds())
        + (blocks.size() > 1 ? " of each of " + Unit.BLOCK.count(blocks.size()) : "");
  }

  @Override
  boolean hasMargin() {
    return margin.size() > 0;
  }

  @Override
  Location test(int sign, double factor) {
    double direction = Math.signum(bootstrap().values()[1]);
    ToDoubleFunction<double[]> beyond =
        values -> {
          double asked = factor * margin.of(direction * values[1]);
          double value = sign * Ties.difference(values[0], values[1]) - asked;
          return Math.abs(value) <= Ties.RELATIVE * Math.abs(asked) ? 0 : value;
        };
    double[] draws = bootstrap().distribution(beyond);
    return new Location(
        beyond.applyAsDouble(bootstrap().values()),
        pValue(Arrays.stream(draws).filter(draw -> draw <= 0).count(), draws.length),
        pValue(Arrays.stream(draws).filter(draw -> draw >= 0).count(), draws.length),
        Arrays.stream(draws).allMatch(draw -> draw == 0),
        () -> {
          Estimate estimate = bootstrap().estimate(beyond);
          return estimate.bca().exists() ? estimate.bca() : estimate.percentile();
        });
  }

  private static double pValue(long beyond, int draws) {
    return (beyond + 1.0) / (draws + 1.0);
  }

  @Override
  double margin() {
    return margin.of(bootstrap().values()[1]);
  }

  @Override
  double smallestP() {
    return 1 / (Bootstrap.STANDARD.resamples() + 1.0);
  }

  @Override
  synchronized List<BlockEffect> blocks() {
    if (blocks.size() == 1) {
      return List.of();
    }
    List<BlockEffect> effects = new ArrayList<>();
    int[] once = new int[questions];
    Arrays.fill(once, 1);
    for (int b = 0; b < blocks.size(); b++) {
      double effect = first.get(b).mean(once) - second.get(b).mean(once);
      effects.add(new BlockEffect(blocks.get(b).block(), blocks.get(b).first().size(), effect));
    }
    return effects;
  }
}
