package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.Part;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Of every pair, in the order of the files, its group, what it is divided with, and its part: nine
 * bytes a pair.
 */
final class PairIndex {
  /** The part of a pair that is left out. */
  private static final byte NONE = -1;

  private static final Part[] PARTS = Part.values();

  private int[] groups = new int[1024];
  private int[] units = new int[1024];
  private byte[] parts = {};
  private int size;

  /** Appends a pair that is in no part yet. */
  void add(int group, int unit) {
    if (size == groups.length) {
      int longer = Math.addExact(size, size >> 1);
      groups = Arrays.copyOf(groups, longer);
      units = Arrays.copyOf(units, longer);
    }
    groups[size] = group;
    units[size++] = unit;
  }

  /** Number of pairs, those that are left out among them. */
  int size() {
    return size;
  }

  int group(int pair) {
    return groups[pair];
  }

  boolean isUsed(int pair) {
    return parts[pair] != NONE;
  }

  Part part(int pair) {
    return PARTS[parts[pair]];
  }

  /** Number of pairs of every group. */
  int[] counts(int groupCount) {
    int[] counts = new int[groupCount];
    for (int i = 0; i < size; i++) {
      counts[groups[i]]++;
    }
    return counts;
  }

  /** Number of pairs of every group in every part. */
  int[][] countsByPart(int groupCount) {
    int[][] counts = new int[groupCount][PARTS.length];
    for (int i = 0; i < size; i++) {
      if (parts[i] != NONE) {
        counts[groups[i]][parts[i]]++;
      }
    }
    return counts;
  }

  /**
   * Gives groups other indices.
   *
   * @param place the new one of each; negative to leave its pairs out
   */
  void regroup(int[] place) {
    if (parts.length == 0) {
      parts = new byte[size];
    }
    for (int i = 0; i < size; i++) {
      int to = groups[i] < 0 ? -1 : place[groups[i]];
      groups[i] = to;
      if (to < 0) {
        parts[i] = NONE;
      }
    }
  }

  /** Takes the units for the parts that they are. */
  void divideByUnit() {
    for (int i = 0; i < size; i++) {
      parts[i] = parts[i] == NONE ? NONE : (byte) units[i];
    }
    units = new int[0];
  }

  /** Divides all units together. */
  void divide(PairSplit split) {
    divide(split, -1, "split");
    units = new int[0];
  }

  /** Divides the units of every group by themselves; the draw depends on the group's name. */
  void divideByGroup(PairSplit split, String[] names) {
    for (int g = 0; g < names.length; g++) {
      divide(split, g, "split of " + names[g]);
    }
    units = new int[0];
  }

  private void divide(PairSplit split, int group, String purpose) {
    Map<Integer, Integer> order = new HashMap<>();
    for (int i = 0; i < size; i++) {
      if (isIn(i, group)) {
        order.computeIfAbsent(units[i], u -> order.size());
      }
    }
    Part[] divided = split.divide(order.size(), purpose);
    for (int i = 0; i < size; i++) {
      if (isIn(i, group)) {
        parts[i] = (byte) divided[order.get(units[i])].ordinal();
      }
    }
  }

  private boolean isIn(int pair, int group) {
    return parts[pair] != NONE && (group < 0 || groups[pair] == group);
  }
}
