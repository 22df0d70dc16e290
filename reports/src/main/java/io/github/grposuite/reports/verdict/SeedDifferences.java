package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.SignFlip;
import io.github.grposuite.reports.inference.SignedRanks;
import io.github.grposuite.reports.inference.Statistic;
import io.github.grposuite.reports.inference.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Differences by seed, of one block or several. What is drawn anew is a seed, averaged over the
 * blocks, or a block, averaged over its seeds: seeds of one split of the data share that split, and
 * are no evidence of what others would give.
 */
final class SeedDifferences extends Differences {
  private final List<SeedBlock> blocks;
  private final Unit unit;
  private final boolean ranked;
  private final double rounding;

  SeedDifferences(List<SeedBlock> blocks, Unit unit, boolean ranked) {
    this.blocks = List.copyOf(blocks);
    this.unit = unit;
    this.ranked = ranked;
    rounding =
        Ties.RELATIVE
            * blocks.stream()
                .flatMapToDouble(block -> Arrays.stream(block.magnitudes()))
                .max()
                .orElse(0);
  }

  /** Of one sample, without blocks. */
  static SeedDifferences of(SeedBlock seeds, Design design) {
    return new SeedDifferences(List.of(seeds), Unit.SEED, design.failedRankWorst());
  }

  @Override
  Differences together(List<Differences> all, List<String> names, Design design) {
    List<SeedBlock> paired = new ArrayList<>();
    for (int b = 0; b < all.size(); b++) {
      paired.add(((SeedDifferences) all.get(b)).blocks.get(0).in(names.get(b)));
    }
    return new SeedDifferences(paired, design.unit(), design.failedRankWorst());
  }

  private List<Long> commonSeeds() {
    List<Long> common = new ArrayList<>(blocks.get(0).seeds());
    blocks.forEach(block -> common.retainAll(block.seeds()));
    return common;
  }

  @Override
  int n() {
    return unit == Unit.BLOCK ? blocks.size() : commonSeeds().size();
  }

  @Override
  int seeds() {
    return blocks.stream().mapToInt(SeedBlock::n).min().orElse(0);
  }

  @Override
  Unit unit() {
    return unit;
  }

  @Override
  String unitsInWords() {
    if (blocks.size() == 1) {
      return unit.count(n());
    }
    return unit == Unit.BLOCK
        ? "%s of %s".formatted(unit.count(n()), Unit.SEED.count(seeds()))
        : "%s, each averaged over %s".formatted(unit.count(n()), Unit.BLOCK.count(blocks.size()));
  }

  @Override
  boolean hasMargin() {
    return blocks.stream().flatMapToDouble(b -> Arrays.stream(b.margins())).anyMatch(m -> m != 0);
  }

  @Override
  Location test(int sign, double factor) {
    double[] units = units(sign, factor);
    return ranked ? Location.byRank(units) : Location.byMean(units, rounding);
  }

  private double[] units(int sign, double factor) {
    if (blocks.size() == 1) {
      return blocks.get(0).beyond(sign, factor);
    }
    if (unit == Unit.BLOCK) {
      return blocks.stream().mapToDouble(block -> location(block.beyond(sign, factor))).toArray();
    }
    return commonSeeds().stream()
        .mapToDouble(
            seed ->
                location(
                    blocks.stream()
                        .mapToDouble(
                            block -> block.beyond(sign, factor)[block.seeds().indexOf(seed)])
                        .toArray()))
        .toArray();
  }

  private double location(double[] values) {
    return ranked ? SignedRanks.median(values) : Statistic.MEAN.of(values);
  }

  @Override
  double margin() {
    return blocks.stream()
        .mapToDouble(block -> Arrays.stream(block.margins()).sum() / block.n())
        .average()
        .orElse(0);
  }

  @Override
  double smallestP() {
    return SignFlip.smallest(n());
  }

  @Override
  List<BlockEffect> blocks() {
    return blocks.size() == 1
        ? List.of()
        : blocks.stream()
            .map(b -> new BlockEffect(b.block(), b.n(), location(b.beyond(1, 0))))
            .toList();
  }
}
