package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Collects the comparisons of a row; the first obstacle is the row's. */
final class Contrasts {
  private final SeriesKey key;
  private final Margin margin;
  private final Design design;
  private final List<Contrast> contrasts = new ArrayList<>();
  private Evidence failed;
  private int seeds;

  Contrasts(Claim claim) {
    key = claim.key();
    margin = claim.margin();
    design = claim.design();
  }

  /** That first is lower (or higher) than second. */
  Contrasts add(String label, SeedValues first, SeedValues second, boolean lower, Side side) {
    return add(label, first, second, lower, side, margin);
  }

  /** The same with a margin of its own. */
  Contrasts add(
      String label, SeedValues first, SeedValues second, boolean lower, Side side, Margin own) {
    List<SeedValues> both = List.of(first, second);
    if (SeedValues.obstacle(both).isPresent()) {
      return fail(0, 0, SeedValues.obstacle(both).get());
    }
    List<Long> common = SeedValues.common(both);
    int expected = Math.max(first.expected(), second.expected());
    if (common.isEmpty()) {
      return fail(
          0, expected, "%s and %s have no seed in common".formatted(first.label(), second.label()));
    }
    double[] x = common.stream().mapToDouble(first::of).toArray();
    double[] y = common.stream().mapToDouble(second::of).toArray();
    if (lost(first.label(), x, expected) || lost(second.label(), y, expected)) {
      return this;
    }
    return design.unit() == Unit.QUESTION
        ? addQuestions(label, first, second, common, lower, side, own)
        : add(label, SeedBlock.of(common, x, y, own), lower, side, expected);
  }

  private Contrasts addQuestions(
      String label,
      SeedValues first,
      SeedValues second,
      List<Long> common,
      boolean lower,
      Side side,
      Margin own) {
    int expected = Math.max(first.expected(), second.expected());
    for (SeedValues sample : List.of(first, second)) {
      if (common.stream().anyMatch(seed -> sample.examplesOf(seed).isEmpty())) {
        return fail(
            common.size(),
            expected,
            "runs of %s do not record held-out pairs at that checkpoint; run with data.examples: both"
                .formatted(sample.label()));
      }
    }
    QuestionDifferences differences =
        new QuestionDifferences(
            List.of(
                new QuestionDifferences.Runs(
                    "", examples(first, common), examples(second, common))),
            key,
            own);
    if (differences.n() < 2) {
      return fail(common.size(), expected, "fewer than two questions are held out");
    }
    seeds = Math.max(seeds, expected);
    contrasts.add(new Contrast(label, differences, lower, side));
    return this;
  }

  private static List<ExampleLosses> examples(SeedValues sample, List<Long> seeds) {
    return seeds.stream().map(seed -> sample.examplesOf(seed).orElseThrow()).toList();
  }

  /** Of finished differences that are not to be above 0 by the margin. */
  Contrasts add(
      String label,
      List<Long> common,
      double[] differences,
      double absolute,
      double magnitude,
      int expected) {
    SeedBlock block = SeedBlock.of(common, differences, absolute, magnitude);
    return add(label, block, true, Side.NOT_BELOW, expected);
  }

  private Contrasts add(String label, SeedBlock paired, boolean lower, Side side, int expected) {
    seeds = Math.max(seeds, expected);
    contrasts.add(new Contrast(label, SeedDifferences.of(paired, design), lower, side));
    return this;
  }

  /** That the last one is not so the other way either. */
  Contrasts mirror() {
    if (failed == null) {
      contrasts.add(contrasts.get(contrasts.size() - 1).mirrored());
    }
    return this;
  }

  private boolean lost(String label, double[] values, int expected) {
    long lost =
        DoubleStream.of(values)
            .filter(v -> !Double.isFinite(v) && !(design.failedRankWorst() && Double.isInfinite(v)))
            .count();
    if (lost > 0) {
      fail(
          values.length,
          expected,
          "%s of %s runs of %s diverged or do not record it".formatted(lost, values.length, label));
    }
    return lost > 0;
  }

  Contrasts fail(int n, int expected, String obstacle) {
    failed = failed == null ? Evidence.none(n, expected, obstacle) : failed;
    return this;
  }

  Evidence evidence() {
    return failed == null ? new Evidence(contrasts, seeds, 0, "") : failed;
  }
}
