package io.github.grposuite.reports.verdict;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.grposuite.records.Numbers;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Verdicts and comparisons as tidy CSV, exact; an absent number is empty. */
final class VerdictCsv {
  private static final String[] VERDICTS = {
    "claim",
    "experiment",
    "setting",
    "metric",
    "split",
    "group",
    "method",
    "baseline",
    "direction",
    "margin",
    "n",
    "effect",
    "low",
    "high",
    "p",
    "p_holm",
    "verdict",
    "expected",
    "sentence"
  };

  /** What was added later, at the end. */
  private static final String[] MORE = {
    "figure",
    "kind",
    "comparison",
    "half",
    "twice",
    "p_opposite",
    "p_opposite_holm",
    "p_no_more",
    "p_no_more_holm",
    "family",
    "family_rows",
    "units",
    "blocks",
    "relative_margin"
  };

  private static final String[] COMPARISONS = {
    "experiment",
    "setting",
    "metric",
    "split",
    "group",
    "method",
    "expected",
    "tolerance",
    "n",
    "found",
    "standard_error",
    "outcome",
    "source",
    "sentence"
  };

  private VerdictCsv() {}

  static String ofJudgements(List<Judgement> judgements) {
    return csv(
        joined(VERDICTS, MORE),
        judgements.stream().map(row -> joined(row(row), more(row))).toList());
  }

  private static String[] joined(String[] first, String[] second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static String[] more(Judgement row) {
    OptionalInt figure = row.claim().figure();
    return new String[] {
      figure.isPresent() ? Integer.toString(figure.getAsInt()) : "",
      row.claim().hypothesis().kind(),
      row.comparison(),
      row.sensitivity().map(s -> s.half().words()).orElse(""),
      row.sensitivity().map(s -> s.twice().words()).orElse(""),
      number(row.raw().opposite()),
      number(row.adjusted().opposite()),
      number(row.raw().noMore()),
      number(row.adjusted().noMore()),
      row.family().file(),
      Integer.toString(row.family().rows()),
      row.units(),
      row.blocks().stream()
          .map(block -> block.block() + ": " + number(block.effect()))
          .collect(Collectors.joining("; ")),
      row.claim().margin().relative() ? number(row.claim().margin().size()) : ""
    };
  }

  static String ofComparisons(List<Comparison> comparisons) {
    return csv(COMPARISONS, comparisons.stream().map(VerdictCsv::row).toList());
  }

  private static String[] row(Judgement row) {
    return new String[] {
      row.claim().name(),
      row.experiment(),
      row.setting(),
      row.key().metric().key(),
      row.key().split(),
      row.key().group(),
      row.wording().method(),
      row.wording().baseline(),
      row.wording().direction(),
      number(row.margin()),
      Integer.toString(row.n()),
      number(row.effect()),
      number(row.low()),
      number(row.high()),
      number(row.raw().claim()),
      number(row.adjusted().claim()),
      row.verdict().words(),
      row.expected().map(Expectation::words).orElse(""),
      row.sentence()
    };
  }

  private static String[] row(Comparison row) {
    return new String[] {
      row.experiment(),
      row.setting(),
      row.key().metric().key(),
      row.key().split(),
      row.key().group(),
      row.method(),
      number(row.expected()),
      number(row.tolerance()),
      Integer.toString(row.n()),
      number(row.found()),
      number(row.standardError()),
      row.outcome().words(),
      row.source(),
      row.sentence()
    };
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.exact(value);
  }

  private static String csv(String[] header, List<String[]> rows) {
    StringWriter text = new StringWriter();
    ICSVWriter csv =
        new CSVWriter(
            text,
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            "\n");
    csv.writeNext(header, false);
    rows.forEach(row -> csv.writeNext(row, false));
    return text.toString();
  }
}
