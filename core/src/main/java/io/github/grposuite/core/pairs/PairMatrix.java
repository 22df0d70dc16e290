package io.github.grposuite.core.pairs;

import io.github.grposuite.core.kernel.Kernel;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Preference pairs of all groups as one array of feature differences, group after group, each group
 * padded with zeros to a multiple of eight pairs.
 *
 * <p>With up to {@value #COLUMN_LIMIT} features it is stored by columns, so that a vector holds
 * eight pairs of one feature; with more, by rows, so that a pair is read once a step.
 */
public final class PairMatrix implements Pairs, Serializable {
  private static final long serialVersionUID = 1L;

  /** The largest dimension that is stored by columns. */
  public static final int COLUMN_LIMIT = 16;

  final int dimension;
  final boolean byColumn;

  /** Distance between columns, or between rows. */
  final int stride;

  /** The numbers; empty where they are kept in single precision. */
  final double[] x;

  private final float[] narrow;
  final int[] starts;
  final int[] capacities;
  final int[] counts;

  /** How a number is kept. */
  public enum Storage {
    /** In double precision, 8 bytes. */
    FLOAT64,
    /** Rounded to single precision, 4 bytes; sums are in double precision all the same. */
    FLOAT32
  }

  private PairMatrix(int dimension, int[] capacities, Storage storage) {
    this.dimension = dimension;
    this.byColumn = dimension <= COLUMN_LIMIT;
    this.capacities = capacities.clone();
    this.counts = new int[capacities.length];
    this.starts = new int[capacities.length];
    int rows = 0;
    for (int g = 0; g < capacities.length; g++) {
      starts[g] = rows;
      rows += Kernel.pad(capacities[g]);
    }
    this.stride = byColumn ? rows : Kernel.pad(dimension);
    long length = (long) (byColumn ? dimension : rows) * stride;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "too many pairs for one array: " + rows + " pairs of " + dimension + " features");
    }
    this.x = new double[storage == Storage.FLOAT64 ? (int) length : 0];
    this.narrow = new float[storage == Storage.FLOAT32 ? (int) length : 0];
  }

  /** An empty matrix with room for {@code capacities[g]} pairs of group g. */
  public static PairMatrix withCapacity(int dimension, int[] capacities) {
    return new PairMatrix(dimension, capacities, Storage.FLOAT64);
  }

  /** The same, its numbers kept as {@code storage} says. */
  public static PairMatrix withCapacity(int dimension, int[] capacities, Storage storage) {
    return new PairMatrix(dimension, capacities, storage);
  }

  /**
   * The pairs, in the given order within each group.
   *
   * @param groups number of groups
   * @param dimension number of features
   * @throws IllegalArgumentException if a pair has another dimension, an unknown group or a
   *     difference that is not finite
   */
  public static PairMatrix of(int groups, int dimension, List<FeatureDifference> pairs) {
    int[] sizes = new int[groups];
    for (FeatureDifference pair : pairs) {
      if (pair.group() < 0 || pair.group() >= groups) {
        throw new IllegalArgumentException(
            "group must be 0.." + (groups - 1) + ", but was " + pair.group());
      }
      sizes[pair.group()]++;
    }
    PairMatrix matrix = withCapacity(dimension, sizes);
    for (FeatureDifference pair : pairs) {
      matrix.append(pair.group(), pair.difference());
    }
    return matrix;
  }

  /**
   * Appends a pair to a group.
   *
   * @param difference φ(x, y_w) − φ(x, y_l), d long; copied
   * @throws IllegalArgumentException if it has another dimension or is not finite
   * @throws IllegalStateException if the group is full
   */
  public void append(int group, double[] difference) {
    if (difference.length != dimension) {
      throw new IllegalArgumentException(
          "a pair must have " + dimension + " features, but one has " + difference.length);
    }
    checkRoom(group);
    int row = starts[group] + counts[group]++;
    for (int j = 0; j < dimension; j++) {
      if (!Double.isFinite(isNarrow() ? (float) difference[j] : difference[j])) {
        throw new IllegalArgumentException(
            "feature " + j + " of a pair of group " + group + " is " + difference[j]);
      }
      set(at(row, j), difference[j]);
    }
  }

  /** Whether the numbers are kept in single precision. */
  boolean isNarrow() {
    return narrow.length > 0;
  }

  /** How the numbers are kept. */
  public Storage storage() {
    return isNarrow() ? Storage.FLOAT32 : Storage.FLOAT64;
  }

  private double number(int at) {
    return isNarrow() ? narrow[at] : x[at];
  }

  private void set(int at, double value) {
    if (isNarrow()) {
      narrow[at] = (float) value;
    } else {
      x[at] = value;
    }
  }

  /**
   * Copies rows that are kept in single precision, at the places that they would have if they were
   * the first.
   */
  void widen(int row, int count, double[] to) {
    if (!byColumn) {
      int from = row * stride;
      for (int i = 0; i < count * stride; i++) {
        to[i] = narrow[from + i];
      }
      return;
    }
    for (int j = 0; j < dimension; j++) {
      for (int i = 0; i < count; i++) {
        to[j * count + i] = narrow[j * stride + row + i];
      }
    }
  }

  private int at(int row, int feature) {
    return byColumn ? feature * stride + row : row * stride + feature;
  }

  /** Removes all pairs of this matrix, keeping its capacity. */
  public void clear() {
    Arrays.fill(counts, 0);
  }

  /** Appends pair {@code index} of group {@code group} of {@code source} to the same group here. */
  public void append(PairMatrix source, int group, int index) {
    checkRoom(group);
    int from = source.starts[group] + index;
    int to = starts[group] + counts[group]++;
    for (int j = 0; j < dimension; j++) {
      set(at(to, j), source.number(source.at(from, j)));
    }
  }

  private void checkRoom(int group) {
    if (counts[group] == capacities[group]) {
      throw new IllegalStateException("group " + group + " is full");
    }
  }

  @Override
  public int groups() {
    return counts.length;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  /** Number of pairs N. */
  public int size() {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  @Override
  public int[] sizes() {
    return counts.clone();
  }

  /** Of the pairs that are here at each pass. */
  @Override
  public PairSums sums() {
    return new MatrixSums(this, new GroupSums(groups(), dimension));
  }

  @Override
  public void read(int group, Consumer<double[]> reader) {
    double[] row = new double[dimension];
    for (int i = 0; i < counts[group]; i++) {
      for (int j = 0; j < dimension; j++) {
        row[j] = get(group, i, j);
      }
      reader.accept(row);
    }
  }

  /** The same, into an array of one number a group. */
  public void copySizes(int[] sizes) {
    System.arraycopy(counts, 0, sizes, 0, counts.length);
  }

  /**
   * The margin ⟨x, θ⟩ of one pair.
   *
   * @param theta d long
   */
  public double margin(int group, int index, double[] theta) {
    int row = starts[group] + index;
    if (isNarrow()) {
      double[] wide = wide(row);
      return byColumn ? columnMargin(wide, 0, 1, theta) : rowMargin(wide, 0, theta);
    }
    return byColumn ? columnMargin(x, row, stride, theta) : rowMargin(x, row * stride, theta);
  }

  /** The features of a pair that is kept in single precision. */
  private double[] wide(int row) {
    double[] wide = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      wide[j] = narrow[at(row, j)];
    }
    return wide;
  }

  private double columnMargin(double[] from, int row, int step, double[] theta) {
    double sum = 0;
    for (int j = 0, at = row; j < dimension; j++, at += step) {
      sum = Math.fma(from[at], theta[j], sum);
    }
    return sum;
  }

  /** Four partial sums: one would wait for every addition. */
  private double rowMargin(double[] from, int at, double[] theta) {
    double a = 0;
    double b = 0;
    double c = 0;
    double e = 0;
    int j = 0;
    for (; j + 3 < dimension; j += 4) {
      a = Math.fma(from[at + j], theta[j], a);
      b = Math.fma(from[at + j + 1], theta[j + 1], b);
      c = Math.fma(from[at + j + 2], theta[j + 2], c);
      e = Math.fma(from[at + j + 3], theta[j + 3], e);
    }
    for (; j < dimension; j++) {
      a = Math.fma(from[at + j], theta[j], a);
    }
    return (a + c) + (b + e);
  }

  /**
   * Adds {@code factor} times the features of one pair to {@code theta}.
   *
   * @param theta d long
   */
  public void addTo(double[] theta, int group, int index, double factor) {
    int row = starts[group] + index;
    if (isNarrow()) {
      addTo(theta, wide(row), 0, 1, factor);
    } else {
      addTo(theta, x, byColumn ? row : row * stride, byColumn ? stride : 1, factor);
    }
  }

  private void addTo(double[] theta, double[] from, int first, int step, double factor) {
    for (int j = 0, at = first; j < dimension; j++, at += step) {
      theta[j] = Math.fma(from[at], factor, theta[j]);
    }
  }

  /** Feature {@code feature} of pair {@code index} of group {@code group}. */
  public double get(int group, int index, int feature) {
    return number(at(starts[group] + index, feature));
  }
}
