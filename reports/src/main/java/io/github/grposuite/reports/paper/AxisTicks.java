package io.github.grposuite.reports.paper;

import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The ticks that the y axis of a panel of the paper prints: from {@code ticks.csv}, which has them
 * as the paper's text has them.
 *
 * @param printed two or more, evenly spaced, increasing
 */
public record AxisTicks(List<BigDecimal> printed) {
  /** What a chart leaves free beyond its data at either end, as a part of their range. */
  private static final double MARGIN = 0.05;

  /** The rule by which an axis is compared, stated wherever a verdict stands. */
  public static final String RULE =
      """
      A range fits if an axis over all that the panel draws (means and their standard errors, every iteration \
      from 0 on, bars from 0) and 5 % of it more at each end, which is the default of matplotlib, prints the \
      paper's ticks: all of them, and at their spacing none before the first or after the last.\
      """;

  public AxisTicks {
    printed = List.copyOf(printed);
    if (printed.size() < 2) {
      throw new IllegalArgumentException(
          "an axis must have two ticks or more to tell their spacing, but has " + printed);
    }
    for (int i = 2; i < printed.size(); i++) {
      BigDecimal distance = printed.get(i).subtract(printed.get(i - 1));
      if (distance.compareTo(printed.get(1).subtract(printed.get(0))) != 0) {
        throw new IllegalArgumentException("ticks must be evenly spaced, but are " + printed);
      }
    }
    if (spacing(printed).signum() <= 0) {
      throw new IllegalArgumentException("ticks must increase, but are " + printed);
    }
  }

  /**
   * Those of a panel.
   *
   * @param panel from 1
   */
  public static AxisTicks of(PaperFigure figure, int panel) {
    String[] place = {Integer.toString(figure.number()), Integer.toString(panel)};
    for (String[] row : Rows.ALL) {
      if (row[0].equals(place[0]) && row[1].equals(place[1])) {
        return new AxisTicks(Arrays.stream(row[2].split(" ")).map(BigDecimal::new).toList());
      }
    }
    throw new IllegalArgumentException(
        "%s has no panel %s with ticks".formatted(figure.key(), panel));
  }

  /** What an axis over a span would print at the same spacing. */
  List<BigDecimal> over(Span span) {
    double margin = MARGIN * (span.drawnHigh() - span.drawnLow());
    // Bars stand on their axis.
    double low = span.drawnLow() == 0 ? 0 : span.drawnLow() - margin;
    double high = span.drawnHigh() + margin;
    BigDecimal spacing = spacing(printed);
    List<BigDecimal> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / spacing.doubleValue());
    long last = (long) Math.floor(high / spacing.doubleValue());
    for (long i = first; i <= last; i++) {
      ticks.add(spacing.multiply(BigDecimal.valueOf(i)));
    }
    return ticks;
  }

  /** Ticks that one of two axes has and the other has not. */
  static int different(List<BigDecimal> some, List<BigDecimal> others) {
    return without(some, others) + without(others, some);
  }

  private static int without(List<BigDecimal> some, List<BigDecimal> others) {
    return (int)
        some.stream()
            .filter(tick -> others.stream().noneMatch(other -> other.compareTo(tick) == 0))
            .count();
  }

  private static BigDecimal spacing(List<BigDecimal> ticks) {
    return ticks.get(1).subtract(ticks.get(0));
  }

  /** The resource, read once: figure, panel, ticks. */
  private static final class Rows {
    private static final List<String[]> ALL = read();

    private static List<String[]> read() {
      try (InputStream in =
          Objects.requireNonNull(AxisTicks.class.getResourceAsStream("ticks.csv"))) {
        return Csv.all(Text.utf8(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
