package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Holm;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The p-values of a row, one a verdict that needs one; each one-sided, NaN where there is none.
 *
 * @param claim small where what is claimed is so
 * @param opposite small where the opposite is
 * @param noMore small where what is claimed, more than a margin, is not so
 */
public record PValues(double claim, double opposite, double noMore) {
  /** Of what is not tested. */
  static final PValues NONE = new PValues(Double.NaN, Double.NaN, Double.NaN);

  /** After Holm's correction over the family, for each verdict by itself. */
  static List<PValues> adjust(List<PValues> family) {
    double[] claim = adjusted(family, PValues::claim);
    double[] opposite = adjusted(family, PValues::opposite);
    double[] noMore = adjusted(family, PValues::noMore);
    return IntStream.range(0, family.size())
        .mapToObj(i -> new PValues(claim[i], opposite[i], noMore[i]))
        .toList();
  }

  private static double[] adjusted(List<PValues> family, ToDoubleFunction<PValues> which) {
    return Holm.adjust(family.stream().mapToDouble(which).toArray());
  }
}
