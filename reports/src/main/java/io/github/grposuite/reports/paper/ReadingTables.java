package io.github.grposuite.reports.paper;

import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.table.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The readings of GR-IPO beside each other, by their paths. */
final class ReadingTables {
  private static final int[] ITERATIONS = {0, 5, 10, 20, 50, 100};

  private ReadingTables() {}

  /** One row a figure and reading. */
  static String markdown(List<ReadingPath> readings) {
    String head =
        """
        # Three readings of closed-form GR-IPO

        The worst group's validation loss (mean ± standard error over seeds) at iterations of GR-IPO, beside that of \
        IPO and IS-IPO. Figure 6 shows neither IPO nor, but as χ = 0, IS-IPO; its rows are χ = 1.\
        """;
    return head + " " + AxisTicks.RULE + "\n\n" + paths(readings);
  }

  private static String paths(List<ReadingPath> readings) {
    List<String> header = new ArrayList<>(List.of("figure", "IPO", "IS-IPO", "GR-IPO as in"));
    for (int iteration : ITERATIONS) {
      header.add("at " + iteration);
    }
    header.addAll(List.of("lowest mean", "the paper's ticks", "panel would print", "fits"));
    return Markdown.table(header, readings.stream().map(ReadingTables::row).toList());
  }

  private static List<String> row(ReadingPath reading) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                Integer.toString(reading.figure().number()),
                Markdown.loss(ReadingPath.at(reading.plain(), 0)),
                reading.sampled().stream()
                    .map(line -> Markdown.loss(ReadingPath.at(line, 0)))
                    .findFirst()
                    .orElse("is IPO"),
                reading.kind().words()));
    for (int iteration : ITERATIONS) {
      cells.add(Markdown.loss(ReadingPath.at(reading.robust(), iteration)));
    }
    cells.addAll(
        List.of(
            Markdown.number(Span.of(List.of(reading.robust())).low()),
            Markdown.ticks(reading.ticks().printed()),
            Markdown.ticks(reading.ticks().over(reading.span())),
            reading.fits() ? "yes" : "no"));
    return cells;
  }

  /** A row an iteration of a figure's panel. */
  static String csv(List<ReadingPath> readings) {
    return new CsvTable<Point>()
        .count("figure", point -> point.reading.figure().number())
        .text("method", point -> point.reading.kind().method())
        .count("iteration", point -> (int) point.line().x()[point.at])
        .number("mean", point -> finite(point.line().y()[point.at]))
        .number(
            "standard_error",
            point -> finite(point.line().high()[point.at] - point.line().y()[point.at]))
        .of(
            readings.stream()
                .flatMap(
                    reading ->
                        IntStream.range(0, reading.robust().x().length)
                            .mapToObj(i -> new Point(reading, i)))
                .toList());
  }

  /** A point of a reading's path. */
  private record Point(ReadingPath reading, int at) {
    Line line() {
      return reading.robust();
    }
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
