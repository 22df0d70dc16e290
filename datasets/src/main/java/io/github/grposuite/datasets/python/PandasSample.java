package io.github.grposuite.datasets.python;

import io.github.grposuite.datasets.random.NumpyLegacyDraws;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows that pandas and scikit-learn draw with {@code random_state=seed}, index for index
 * (pandas 2.2.3, {@code core/sample.py}; scikit-learn 1.6, {@code model_selection/_split.py}).
 */
public final class PandasSample {
  private PandasSample() {}

  /**
   * {@code sample(frac=fraction, random_state=seed)} of n rows: {@code RandomState(seed) .choice(n,
   * round(fraction * n), replace=False)}, which is the first of a permutation.
   *
   * @return the positions drawn, in pandas' order
   */
  public static int[] sample(int n, double fraction, long seed) {
    return Arrays.copyOf(permutation(n, seed), (int) Math.rint(fraction * n));
  }

  /** {@code rows.drop(drawn.index)}: the others, in their order. */
  public static int[] drop(int n, int[] drawn) {
    boolean[] taken = new boolean[n];
    for (int i : drawn) {
      taken[i] = true;
    }
    return IntStream.range(0, n).filter(i -> !taken[i]).toArray();
  }

  /**
   * The test rows of {@code KFold(folds, shuffle=True, random_state=seed)}: consecutive parts of a
   * permutation, the first n mod folds of them one longer, each in ascending order.
   */
  public static int[] fold(int n, int folds, int fold, long seed) {
    int small = n / folds;
    int longer = n % folds;
    int from = fold * small + Math.min(fold, longer);
    int to = from + small + (fold < longer ? 1 : 0);
    int[] rows = Arrays.copyOfRange(permutation(n, seed), from, to);
    Arrays.sort(rows);
    return rows;
  }

  /** {@code RandomState(seed).permutation(n)}. */
  private static int[] permutation(int n, long seed) {
    int[] rows = IntStream.range(0, n).toArray();
    new NumpyLegacyDraws(seed).shuffle(rows);
    return rows;
  }
}
