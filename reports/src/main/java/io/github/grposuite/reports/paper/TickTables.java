package io.github.grposuite.reports.paper;

import static java.util.stream.Collectors.joining;

import io.github.grposuite.reports.Numbers;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.stats.Summary;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what our panels and the readings of GR-IPO range over, beside the paper's ticks. */
public final class TickTables {
  private static final MathContext SHORT = new MathContext(4);
  private static final int[] ITERATIONS = {0, 5, 10, 20, 50, 100};

  private TickTables() {}

  /** Writes ticks.md and ticks.csv. */
  public static List<Path> writeTicks(Path folder, List<TickFit> fits) throws IOException {
    return write(folder, "ticks", markdown(fits), csv(fits));
  }

  /** Writes readings.md and readings.csv. */
  public static List<Path> writeReadings(Path folder, List<Reading> readings) throws IOException {
    return write(folder, "readings", readingsMarkdown(readings), readingsCsv(readings));
  }

  private static List<Path> write(Path folder, String name, String markdown, String csv)
      throws IOException {
    Files.createDirectories(folder);
    return List.of(
        Files.writeString(folder.resolve(name + ".md"), markdown),
        Files.writeString(folder.resolve(name + ".csv"), csv));
  }

  /** One row a panel, the settings side by side; before it how many fit. */
  static String markdown(List<TickFit> fits) {
    List<Setting> settings = fits.stream().map(TickFit::setting).distinct().toList();
    StringBuilder out = new StringBuilder("# What the paper's axes print, and what ours would\n\n");
    out.append(AxisTicks.RULE)
        .append(
            " Ranges are of the means over seeds. \"Off\" counts the ticks that one of the two axes"
                + " has and the other has not. The relative reward error is the figures'; the"
                + " absolute one is that of section 5.1.\n\n");
    List<String> header = new ArrayList<>(List.of("values of", "panels that fit", "ticks off"));
    List<List<String>> sums = new ArrayList<>();
    for (Setting setting : settings) {
      for (String error : List.of("relative", "absolute")) {
        List<TickFit> of =
            fits.stream()
                .filter(fit -> fit.setting() == setting)
                .filter(fit -> fit.quantity().endsWith(error) || !fit.quantity().contains(","))
                .toList();
        if (of.stream().anyMatch(fit -> fit.quantity().endsWith(error))) {
          sums.add(
              List.of(
                  setting.words() + ", reward error " + error,
                  of.stream().filter(TickFit::fits).count() + " of " + of.size(),
                  Integer.toString(of.stream().mapToInt(TickFit::off).sum())));
        }
      }
    }
    table(out, header, sums);
    out.append('\n');
    List<String> columns = new ArrayList<>(List.of("figure", "panel", "the paper's ticks"));
    settings.forEach(s -> columns.addAll(List.of(s.words() + ": means", "would print", "off")));
    Map<String, List<TickFit>> rows = new LinkedHashMap<>();
    fits.forEach(
        fit ->
            rows.computeIfAbsent(fit.figure() + fit.quantity(), key -> new ArrayList<>()).add(fit));
    table(out, columns, rows.values().stream().map(row -> cells(row, settings)).toList());
    return out.toString();
  }

  private static List<String> cells(List<TickFit> row, List<Setting> settings) {
    TickFit first = row.get(0);
    List<String> cells =
        new ArrayList<>(
            List.of(
                Integer.toString(first.figure().number()),
                first.quantity(),
                words(first.ticks().printed())));
    for (Setting setting : settings) {
      row.stream()
          .filter(fit -> fit.setting() == setting)
          .findFirst()
          .ifPresentOrElse(
              fit ->
                  cells.addAll(
                      List.of(
                          text(fit.span().low()) + " to " + text(fit.span().high()),
                          words(fit.printed()),
                          fit.fits() ? "fits" : Integer.toString(fit.off()))),
              () -> cells.addAll(List.of("not run", "", "")));
    }
    return cells;
  }

  static String csv(List<TickFit> fits) {
    StringBuilder out =
        new StringBuilder(
            "figure,panel,quantity,setting,experiment,low,high,drawn_low,drawn_high,ticks,printed,off,fits\n");
    for (TickFit fit : fits) {
      row(
          out,
          Integer.toString(fit.figure().number()),
          Integer.toString(fit.panel()),
          '"' + fit.quantity() + '"',
          fit.setting().name().toLowerCase(Locale.ROOT),
          fit.experiment(),
          Numbers.exact(fit.span().low()),
          Numbers.exact(fit.span().high()),
          Numbers.exact(fit.span().drawnLow()),
          Numbers.exact(fit.span().drawnHigh()),
          spaced(fit.ticks().printed()),
          spaced(fit.printed()),
          Integer.toString(fit.off()),
          Boolean.toString(fit.fits()));
    }
    return out.toString();
  }

  /** One row a figure and reading. */
  static String readingsMarkdown(List<Reading> readings) {
    StringBuilder out =
        new StringBuilder("# Three readings of closed-form GR-IPO\n\n")
            .append(
                "The worst group's validation loss (mean ± standard error over seeds) at iterations of"
                    + " GR-IPO, beside that of IPO and IS-IPO. ")
            .append(AxisTicks.RULE)
            .append('\n')
            .append('\n');
    List<String> columns = new ArrayList<>(List.of("figure", "IPO", "IS-IPO", "GR-IPO as in"));
    for (int iteration : ITERATIONS) {
      columns.add("at " + iteration);
    }
    columns.addAll(List.of("lowest mean", "the paper's ticks", "panel would print", "fits"));
    List<List<String>> rows = new ArrayList<>();
    for (Reading reading : readings) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  Integer.toString(reading.figure().number()),
                  text(Reading.at(reading.plain(), 0)),
                  reading.sampled().stream()
                      .map(line -> text(Reading.at(line, 0)))
                      .findFirst()
                      .orElse("is IPO"),
                  reading.words()));
      for (int iteration : ITERATIONS) {
        cells.add(text(reading.at(iteration)));
      }
      cells.addAll(
          List.of(
              text(Span.of(List.of(reading.robust())).low()),
              words(reading.ticks().printed()),
              words(reading.ticks().over(reading.span())),
              reading.fits() ? "yes" : "no"));
      rows.add(cells);
    }
    table(out, columns, rows);
    return out.toString();
  }

  /** A row an iteration. */
  static String readingsCsv(List<Reading> readings) {
    StringBuilder out = new StringBuilder("figure,method,iteration,mean,standard_error\n");
    for (Reading reading : readings) {
      Line line = reading.robust();
      for (int i = 0; i < line.x().length; i++) {
        row(
            out,
            Integer.toString(reading.figure().number()),
            reading.method().name(),
            Integer.toString((int) line.x()[i]),
            exact(line.y()[i]),
            exact(line.high()[i] - line.y()[i]));
      }
    }
    return out.toString();
  }

  private static void table(StringBuilder out, List<String> header, List<List<String>> rows) {
    line(out, header);
    line(out, header.stream().map(column -> "---").toList());
    rows.forEach(row -> line(out, row));
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static void row(StringBuilder out, String... cells) {
    out.append(String.join(",", cells)).append('\n');
  }

  private static String words(List<BigDecimal> ticks) {
    return ticks.isEmpty() ? "none" : ticks.stream().map(TickTables::plain).collect(joining(", "));
  }

  private static String spaced(List<BigDecimal> ticks) {
    return ticks.stream().map(TickTables::plain).collect(joining(" "));
  }

  private static String plain(BigDecimal tick) {
    return tick.signum() == 0 ? "0" : tick.stripTrailingZeros().toPlainString();
  }

  private static String text(double value) {
    return Double.isFinite(value) ? plain(new BigDecimal(value).round(SHORT)) : "none";
  }

  private static String text(Summary summary) {
    if (!summary.finite()) {
      return "–";
    }
    String error =
        Double.isFinite(summary.standardError()) ? " ± " + fixed(summary.standardError()) : "";
    return fixed(summary.mean()) + error;
  }

  private static String fixed(double value) {
    return new BigDecimal(value).setScale(2, java.math.RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String exact(double value) {
    return Double.isFinite(value) ? Numbers.exact(value) : "";
  }
}
