package io.github.grposuite.reports.verdict;

import java.util.List;

/** What is compared in a contrast: differences of two samples, first − second, by unit. */
interface Differences {
  /** How many units are drawn anew. */
  int n();

  /** How many seeds are behind each, in words: {@code 8 seeds}, {@code 5 blocks of 8 seeds}. */
  String unitsInWords();

  /** The unit. */
  Unit unit();

  /**
   * The sign times the difference, less so many margins, tested against 0.
   *
   * @param sign 1 or −1
   * @param factor of the margin
   */
  Tested beyond(int sign, double factor);

  /** The margin in the differences' unit: the mean, where it is in percent. */
  double margin();

  /** The smallest p-value that so many units can have. */
  double smallestP();

  /** Differences by block, in order; none where there are no blocks. */
  List<BlockEffect> blocks();

  /**
   * The same over several blocks.
   *
   * @param all of this kind, one a block
   * @param names of the blocks in words
   */
  Differences together(List<Differences> all, List<String> names, Design design);

  /** Seeds that are compared, in the block with the fewest. */
  int seeds();

  /** Whether all differences are 0 but for rounding. */
  default boolean equal() {
    return beyond(1, 0).zero();
  }
}
