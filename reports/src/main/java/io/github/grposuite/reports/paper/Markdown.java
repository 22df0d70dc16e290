package io.github.grposuite.reports.paper;

import static java.util.stream.Collectors.joining;

import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.table.MarkdownTable;
import io.github.grposuite.reports.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Tables and numbers as Markdown has them. */
final class Markdown {
  private static final MathContext SHORT = new MathContext(4);
  private static final int DECIMALS = 2;

  private Markdown() {}

  static String table(List<String> header, List<List<String>> rows) {
    return MarkdownTable.rows(Table.ofWords("", header, rows, List.of()));
  }

  /** {@code 0.5, 0.6}. */
  static String ticks(List<BigDecimal> ticks) {
    return ticks.isEmpty() ? "none" : joined(ticks, ", ");
  }

  static String joined(List<BigDecimal> ticks, String between) {
    return ticks.stream().map(Markdown::plain).collect(joining(between));
  }

  /** {@code 17.79 to 21.13}. */
  static String range(Span span) {
    return number(span.low()) + " to " + number(span.high());
  }

  /** To four digits. */
  static String number(double value) {
    return Double.isFinite(value) ? plain(new BigDecimal(value).round(SHORT)) : "none";
  }

  /** {@code 17.93 ± 0.27}. */
  static String loss(Summary summary) {
    if (!summary.finite()) {
      return "–";
    }
    String mean = fixed(summary.mean());
    return summary.hasStandardError() ? mean + " ± " + fixed(summary.standardError()) : mean;
  }

  private static String fixed(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
