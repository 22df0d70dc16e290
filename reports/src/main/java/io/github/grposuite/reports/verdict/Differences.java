package io.github.grposuite.reports.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is compared in a contrast: differences of two samples, first − second, by unit. */
abstract class Differences {
  private final Map<Double, Location> tested = new HashMap<>();

  /** How many units are drawn anew. */
  abstract int n();

  /** How many seeds are behind each, in words: {@code 8 seeds}, {@code 5 blocks of 8 seeds}. */
  abstract String unitsInWords();

  /** The unit. */
  abstract Unit unit();

  /**
   * The sign times the difference, less so many margins, tested against 0.
   *
   * @param sign 1 or −1
   * @param factor of the margin
   */
  final synchronized Location beyond(int sign, double factor) {
    double times = hasMargin() ? factor : 0;
    // Signs and factors are few: 1, 2 and one half.
    return tested.computeIfAbsent(sign * 10 + times, key -> test(sign, times));
  }

  abstract Location test(int sign, double factor);

  /** Whether a factor matters. */
  abstract boolean hasMargin();

  /** The margin in the differences' unit: the mean, where it is in percent. */
  abstract double margin();

  /** The smallest p-value that so many units can have. */
  abstract double smallestP();

  /** Differences by block, in order; none where there are no blocks. */
  abstract List<BlockEffect> blocks();

  /**
   * The same over several blocks.
   *
   * @param all of this kind, one a block
   * @param names of the blocks in words
   */
  abstract Differences together(List<Differences> all, List<String> names, Design design);

  /** Seeds that are compared, in the block with the fewest. */
  abstract int seeds();

  /** Whether all differences are 0 but for rounding. */
  final boolean equal() {
    return beyond(1, 0).zero();
  }
}
