package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.random.Draws;
import java.util.Arrays;

/**
 * Draws units into bins so that every group has its share of each: group after group, the one with
 * the fewest units first, each unit of a group that is in no bin yet goes, in random order, where
 * the group lacks most. A group with as many units of its own as bins has one in each.
 */
final class UnitDraw {
  private static final int NONE = -1;

  private final double[] shares;
  private final int[] bins;

  /**
   * Nothing drawn yet.
   *
   * @param shares of the bins
   * @param units number of units
   */
  UnitDraw(double[] shares, int units) {
    this.shares = shares;
    bins = new int[units];
    Arrays.fill(bins, NONE);
  }

  /** Draws the units of a group, different ones, in the order of the files. */
  void group(int[] units, Draws draws) {
    double[] lack = targets(units.length);
    int[] free = new int[units.length];
    int count = 0;
    for (int unit : units) {
      if (bins[unit] == NONE) {
        free[count++] = unit;
      } else {
        lack[bins[unit]]--;
      }
    }
    free = Arrays.copyOf(free, count);
    draws.shuffle(free);
    for (int unit : free) {
      int bin = most(lack);
      bins[unit] = bin;
      lack[bin]--;
    }
  }

  /** How many of n units each bin is to get: at least one if there are enough. */
  private double[] targets(int n) {
    double[] targets = Arrays.stream(shares).map(share -> share * n).toArray();
    if (n >= targets.length) {
      double more = 0;
      int largest = most(targets);
      for (int b = 0; b < targets.length; b++) {
        if (targets[b] < 1) {
          more += 1 - targets[b];
          targets[b] = 1;
        }
      }
      targets[largest] -= more;
    }
    return targets;
  }

  private static int most(double[] values) {
    int most = 0;
    for (int b = 1; b < values.length; b++) {
      most = values[b] > values[most] ? b : most;
    }
    return most;
  }

  /** The bin of a unit. */
  int bin(int unit) {
    return bins[unit];
  }
}
