package io.github.grposuite.reports.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A line of as many points as a page shows: evenly spaced ones and the last.
 *
 * @param x which array of the shared positions
 * @param error of a band of y ± error; null for none or another
 * @param low of a band that is not symmetric; else null
 * @param high likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ThinnedLine(
    String label,
    SeriesStyle style,
    int x,
    double[] y,
    double[] error,
    double[] low,
    double[] high) {
  /** Points of a line; about two pixels apart. */
  static final int MOST = 200;

  /** Points of a thin line, of which there is one a seed. */
  static final int MOST_OF_TRACE = 60;

  /** Ends that differ by less than this from y − e and y + e are written as e. */
  private static final double SYMMETRY = 1e-9;

  static ThinnedLine of(Line line, SharedPositions positions) {
    return of(line, MOST, positions);
  }

  static ThinnedLine ofTrace(Line line, SharedPositions positions) {
    return of(line, MOST_OF_TRACE, positions);
  }

  private static ThinnedLine of(Line line, int most, SharedPositions positions) {
    int[] kept = kept(line.x().length, most);
    int x = positions.index(at(kept, line.x()));
    double[] y = at(kept, line.y());
    double[] low = at(kept, line.low());
    double[] high = at(kept, line.high());
    if (DoubleStream.concat(Arrays.stream(low), Arrays.stream(high)).noneMatch(Double::isFinite)) {
      return new ThinnedLine(line.label(), line.style(), x, y, null, null, null);
    }
    double[] error = IntStream.range(0, y.length).mapToDouble(i -> high[i] - y[i]).toArray();
    boolean symmetric =
        IntStream.range(0, y.length).allMatch(i -> equal(error[i], y[i] - low[i], y[i]));
    return symmetric
        ? new ThinnedLine(line.label(), line.style(), x, y, error, null, null)
        : new ThinnedLine(line.label(), line.style(), x, y, null, low, high);
  }

  private static boolean equal(double upper, double lower, double y) {
    return Double.isFinite(upper) == Double.isFinite(lower)
        && !(Math.abs(upper - lower) > SYMMETRY * (Math.abs(y) + Math.abs(lower)));
  }

  /** Positions of at most so many of {@code length} points. */
  static int[] kept(int length, int most) {
    if (length <= most) {
      return IntStream.range(0, length).toArray();
    }
    int stride = (length - 1 + most - 2) / (most - 1);
    return IntStream.concat(
            IntStream.iterate(0, i -> i < length - 1, i -> i + stride), IntStream.of(length - 1))
        .toArray();
  }

  static double[] at(int[] kept, double[] values) {
    return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
  }
}
