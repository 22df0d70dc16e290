package io.github.grposuite.datasets.pairs;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Of every pair, in the order of the files, its group and its unit, or, in files that are parts,
 * what {@link PartPrompts} makes of its part and prompt: eight bytes a pair.
 */
final class PairIndex {
  private int[] groups = new int[1024];
  private int[] units = new int[1024];
  private int size;
  private int unitCount;

  /** Appends a pair. */
  void add(int group, int unit) {
    if (size == groups.length) {
      int longer = Math.addExact(size, size >> 1);
      groups = Arrays.copyOf(groups, longer);
      units = Arrays.copyOf(units, longer);
    }
    groups[size] = group;
    units[size++] = unit;
    unitCount = Math.max(unitCount, unit + 1);
  }

  /** Number of pairs. */
  int size() {
    return size;
  }

  /** Number of units. */
  int unitCount() {
    return unitCount;
  }

  int group(int pair) {
    return groups[pair];
  }

  int unit(int pair) {
    return units[pair];
  }

  /** Number of pairs of every group. */
  int[] counts(int groupCount) {
    int[] counts = new int[groupCount];
    for (int i = 0; i < size; i++) {
      counts[groups[i]]++;
    }
    return counts;
  }

  /** The units that a group has pairs of, ascending. */
  int[] units(int group) {
    BitSet found = new BitSet(unitCount);
    for (int i = 0; i < size; i++) {
      if (groups[i] == group) {
        found.set(units[i]);
      }
    }
    return found.stream().toArray();
  }
}
