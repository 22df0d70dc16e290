package io.github.grposuite.core.pairs;

import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import io.github.grposuite.core.loss.PreferenceLoss;
import java.util.Arrays;

/**
 * Sums over a range of one group's pairs. Holds the scratch space, so it belongs to one thread at a
 * time.
 *
 * <p>Pairs are taken in tiles that stay in the cache between the margins and the gradient; the
 * tiles and the order of summation depend on the range's size and the number of features alone.
 */
final class BlockSums {
  private static final int COLUMN_TILE = 512;
  private static final int ROW_TILE = 32;

  private final Kernel kernel = Kernels.get();
  private final double[] h = new double[COLUMN_TILE];
  private final double[] slope = new double[COLUMN_TILE];
  private final double[] scratch = new double[Kernel.scratch(COLUMN_TILE)];
  private final double[] partial;
  private double[] widened = {};

  /** What has been computed. */
  final Totals totals;

  BlockSums(int dimension) {
    partial = new double[dimension <= PairMatrix.COLUMN_LIMIT ? dimension * Kernel.LANES : 0];
    totals = new Totals(Kernel.pad(dimension));
  }

  /**
   * Sums over pairs {@code from} to {@code to} of a group.
   *
   * @param theta padded with zeros
   * @param withGradient whether the gradient is wanted; else margins are looked at
   */
  void compute(
      PairMatrix pairs,
      int group,
      int from,
      int to,
      PreferenceLoss own,
      double[] theta,
      boolean withGradient) {
    double[] gradient = totals.gradient;
    int tile = pairs.byColumn ? COLUMN_TILE : ROW_TILE;
    if (withGradient) {
      Arrays.fill(pairs.byColumn ? partial : gradient, 0.0);
    }
    totals.positives = 0;
    totals.margins = 0;
    double sum = 0;
    for (int first = from; first < to; first += tile) {
      int count = Math.min(tile, to - first);
      int row = pairs.starts[group] + first;
      Rows rows = rows(pairs, row, count);
      margins(pairs, rows, theta, count);
      if (!withGradient) {
        totals.positives += countPositive(count);
        totals.margins += sumMargins(count);
      }
      sum += own.sum(h, count, slope, scratch);
      if (withGradient) {
        addGradient(pairs, rows, count);
      }
    }
    totals.loss = sum;
    if (withGradient && pairs.byColumn) {
      for (int j = 0; j < pairs.dimension; j++) {
        gradient[j] = Kernel.sumLanes(partial, j * Kernel.LANES);
      }
    }
  }

  /**
   * Where rows are.
   *
   * @param first the first of them
   * @param stride between columns, or between rows
   */
  private record Rows(double[] x, int first, int stride) {}

  /** Rows where they are, or copied in double precision. */
  private Rows rows(PairMatrix pairs, int row, int count) {
    if (!pairs.isNarrow()) {
      return new Rows(pairs.x, row, pairs.stride);
    }
    int padded = Kernel.pad(count);
    int length = padded * (pairs.byColumn ? pairs.dimension : pairs.stride);
    if (widened.length < length) {
      widened = new double[length];
    }
    pairs.widen(row, padded, widened);
    return new Rows(widened, 0, pairs.byColumn ? padded : pairs.stride);
  }

  private void margins(PairMatrix pairs, Rows rows, double[] theta, int count) {
    int padded = Kernel.pad(count);
    if (pairs.byColumn) {
      kernel.columnMargins(rows.x, rows.first, rows.stride, pairs.dimension, theta, h, padded);
    } else {
      int base = rows.first * rows.stride;
      kernel.rowMargins(rows.x, base, rows.stride, theta, h, padded, scratch);
    }
  }

  private void addGradient(PairMatrix pairs, Rows rows, int count) {
    int padded = Kernel.pad(count);
    if (pairs.byColumn) {
      kernel.columnGradient(
          rows.x, rows.first, rows.stride, pairs.dimension, slope, padded, partial);
    } else {
      int base = rows.first * rows.stride;
      kernel.rowGradient(rows.x, base, rows.stride, slope, padded, totals.gradient);
    }
  }

  private int countPositive(int count) {
    int positive = 0;
    for (int i = 0; i < count; i++) {
      positive += h[i] > 0 ? 1 : 0;
    }
    return positive;
  }

  private double sumMargins(int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += h[i];
    }
    return sum;
  }
}
