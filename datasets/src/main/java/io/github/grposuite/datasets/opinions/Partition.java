package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.python.PandasSample;
import java.util.Arrays;

/**
 * Positions of one group's cells, from 0 in the order of rows, in each part.
 *
 * @param train in the order in which they were drawn, as the others
 */
public record Partition(int[] train, int[] validation, int[] test) {
  private static final double TRAIN_SHARE = 0.8;
  private static final double TEST_SHARE = 0.5;

  /** The positions of a part. */
  public int[] of(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** 80 % to train on; half of the rest to test on; the others validate. */
  static Partition random(int n, long seed) {
    int[] train = PandasSample.sample(n, TRAIN_SHARE, seed);
    return halve(train, PandasSample.drop(n, train), seed);
  }

  /** One of the folds is halved into test and validation; the others train. */
  static Partition fold(int n, int folds, int fold, long seed) {
    int[] held = PandasSample.fold(n, folds, fold, seed);
    return halve(PandasSample.drop(n, held), held, seed);
  }

  private static Partition halve(int[] train, int[] held, long seed) {
    int[] test = PandasSample.sample(held.length, TEST_SHARE, seed);
    int[] validation = PandasSample.drop(held.length, test);
    return new Partition(train, pick(held, validation), pick(held, test));
  }

  private static int[] pick(int[] values, int[] positions) {
    return Arrays.stream(positions).map(i -> values[i]).toArray();
  }
}
