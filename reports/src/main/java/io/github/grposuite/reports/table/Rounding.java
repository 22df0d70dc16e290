package io.github.grposuite.reports.table;

import io.github.grposuite.reports.stats.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Digits follow the uncertainty: two significant digits of the standard error, and the mean to the
 * same decimals. Decimal arithmetic on the exact value, so no Java version differs.
 */
public final class Rounding {
  private static final MathContext ERROR = new MathContext(2, RoundingMode.HALF_EVEN);

  /** Digits of a mean without a standard error. */
  private static final int ALONE = 4;

  /** More digits of a mean than this help nobody, however small its error. */
  private static final int MOST = 9;

  /** A relative error below this is one of arithmetic. */
  private static final double NOTHING = 1e-12;

  /** The power of ten from which on plain decimals are short enough. */
  private static final int SMALL = -3;

  /** Decimals that are added at most for a value near 0. */
  private static final int MOST_MORE = 4;

  private Rounding() {}

  static Entry.Value entry(Summary summary, boolean best) {
    BigDecimal mean = new BigDecimal(summary.mean());
    BigDecimal error =
        Double.isFinite(summary.standardError()) && !rounding(summary)
            ? new BigDecimal(summary.standardError())
            : BigDecimal.ZERO;
    int exponent = exponent(mean.abs().max(error));
    mean = mean.movePointLeft(exponent);
    error = error.movePointLeft(exponent);
    int decimals = decimals(mean, error);
    return new Entry.Value(
        mean.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString(),
        error(summary, error, decimals),
        exponent,
        best);
  }

  /** Whether seeds differ by rounding alone. */
  private static boolean rounding(Summary summary) {
    return summary.standardError() < NOTHING * Math.abs(summary.mean());
  }

  /** To two significant digits of half the interval's width; the value alone where it has none. */
  static Entry estimate(double value, double low, double high) {
    if (!Double.isFinite(value)) {
      return new Entry.Missing("no value");
    }
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return entry(new Summary(1, value, Double.NaN), false);
    }
    Summary spread = new Summary(2, value, (high - low) / 2);
    Entry.Value rounded = entry(spread, false);
    int decimals =
        visible(Math.max(0, new BigDecimal(rounded.mean()).scale()), rounded.exponent(), low, high);
    return new Entry.WithInterval(
        plain(value, rounded.exponent(), decimals),
        plain(low, rounded.exponent(), decimals),
        plain(high, rounded.exponent(), decimals),
        rounded.exponent());
  }

  /** So many decimals that no value but 0 looks like 0: on which side of it one is may decide. */
  private static int visible(int decimals, int exponent, double... values) {
    int enough = decimals;
    for (double value : values) {
      BigDecimal scaled = new BigDecimal(value).movePointLeft(exponent);
      while (scaled.signum() != 0
          && enough < decimals + MOST_MORE
          && scaled.setScale(enough, RoundingMode.HALF_EVEN).signum() == 0) {
        enough++;
      }
    }
    return enough;
  }

  private static String plain(double value, int exponent, int decimals) {
    return new BigDecimal(value)
        .movePointLeft(exponent)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /**
   * Values in one unit as plain text, all to the decimals that the error of the first calls for: a
   * power of ten is written {@code e-7}.
   *
   * @param error of the first value, not negative; NaN where it is not known
   */
  public static List<String> alike(double error, double... values) {
    BigDecimal uncertainty = Double.isFinite(error) ? new BigDecimal(error) : BigDecimal.ZERO;
    int exponent = exponent(new BigDecimal(values[0]).abs().max(uncertainty));
    int decimals =
        visible(
            Math.max(
                0,
                decimals(
                    new BigDecimal(values[0]).movePointLeft(exponent),
                    uncertainty.movePointLeft(exponent))),
            exponent,
            values);
    return Arrays.stream(values)
        .mapToObj(value -> alike(new BigDecimal(value).movePointLeft(exponent), decimals, exponent))
        .toList();
  }

  private static String alike(BigDecimal value, int decimals, int exponent) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.toPlainString() + (exponent == 0 || rounded.signum() == 0 ? "" : "e" + exponent);
  }

  /** A probability to two digits, or one below a thousandth: {@code 0.031}, {@code 7e-5}. */
  public static String probability(double p) {
    BigDecimal exact = new BigDecimal(p);
    if (exact.signum() == 0 || magnitude(exact) >= SMALL) {
      return exact.round(ERROR).stripTrailingZeros().toPlainString();
    }
    BigDecimal rounded = exact.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return rounded.unscaledValue().abs() + "e" + magnitude(rounded);
  }

  /** A count to two digits, with commas: {@code 4,100}. */
  public static String roughly(int count) {
    BigDecimal rounded = new BigDecimal(count).round(ERROR);
    return String.format(Locale.ROOT, "%,d", rounded.toBigInteger());
  }

  private static String error(Summary summary, BigDecimal error, int decimals) {
    if (!summary.hasStandardError()) {
      return "";
    }
    BigDecimal rounded = error.setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Below 0 where not all digits before the point count. */
  private static int decimals(BigDecimal mean, BigDecimal error) {
    int most = mean.signum() == 0 ? MOST : MOST - 1 - magnitude(mean);
    int wanted =
        error.signum() > 0
            ? ERROR.getPrecision() - 1 - magnitude(error.round(ERROR))
            : mean.signum() == 0 ? 0 : ALONE - 1 - magnitude(mean);
    int least = error.signum() > 0 ? Integer.MIN_VALUE : 0;
    return Math.max(least, Math.min(wanted, most));
  }

  /** A power of ten is split off only where plain decimals would be unreadable. */
  private static int exponent(BigDecimal largest) {
    if (largest.signum() == 0) {
      return 0;
    }
    int magnitude = magnitude(largest);
    return magnitude < -4 || magnitude > 6 ? magnitude : 0;
  }

  /** The power of ten of the first significant digit. */
  private static int magnitude(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }
}
