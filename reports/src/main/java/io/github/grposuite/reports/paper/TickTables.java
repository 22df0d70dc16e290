package io.github.grposuite.reports.paper;

import io.github.grposuite.records.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What our panels range over, beside the paper's ticks. */
final class TickTables {
  private TickTables() {}

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
      for (RewardError error : RewardError.values()) {
        List<TickFit> of =
            fits.stream()
                .filter(fit -> fit.setting() == setting)
                .filter(fit -> fit.error().orElse(error) == error)
                .toList();
        if (of.stream().anyMatch(fit -> fit.error().isPresent())) {
          sums.add(
              List.of(
                  setting.words() + ", reward error " + error.words(),
                  of.stream().filter(TickFit::fits).count() + " of " + of.size(),
                  Integer.toString(of.stream().mapToInt(TickFit::off).sum())));
        }
      }
    }
    out.append(Markdown.table(header, sums));
    out.append('\n');
    List<String> columns = new ArrayList<>(List.of("figure", "panel", "the paper's ticks"));
    settings.forEach(s -> columns.addAll(List.of(s.words() + ": means", "would print", "off")));
    Map<String, List<TickFit>> rows = new LinkedHashMap<>();
    fits.forEach(
        fit ->
            rows.computeIfAbsent(fit.figure() + fit.quantity(), key -> new ArrayList<>()).add(fit));
    out.append(
        Markdown.table(columns, rows.values().stream().map(row -> cells(row, settings)).toList()));
    return out.toString();
  }

  private static List<String> cells(List<TickFit> row, List<Setting> settings) {
    TickFit first = row.get(0);
    List<String> cells =
        new ArrayList<>(
            List.of(
                Integer.toString(first.figure().number()),
                first.quantity(),
                Markdown.ticks(first.ticks().printed())));
    for (Setting setting : settings) {
      row.stream()
          .filter(fit -> fit.setting() == setting)
          .findFirst()
          .ifPresentOrElse(
              fit ->
                  cells.addAll(
                      List.of(
                          Markdown.range(fit.span()),
                          Markdown.ticks(fit.printed()),
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
      out.append(
              String.join(
                  ",",
                  Integer.toString(fit.figure().number()),
                  Integer.toString(fit.panel()),
                  '"' + fit.quantity() + '"',
                  fit.setting().name().toLowerCase(Locale.ROOT),
                  fit.experiment(),
                  Numbers.exact(fit.span().low()),
                  Numbers.exact(fit.span().high()),
                  Numbers.exact(fit.span().drawnLow()),
                  Numbers.exact(fit.span().drawnHigh()),
                  Markdown.joined(fit.ticks().printed(), " "),
                  Markdown.joined(fit.printed(), " "),
                  Integer.toString(fit.off()),
                  Boolean.toString(fit.fits())))
          .append('\n');
    }
    return out.toString();
  }
}
