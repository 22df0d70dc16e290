package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.table.CsvTable.number;

import io.github.grposuite.reports.table.CsvTable;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Verdicts and comparisons as tidy CSV. */
final class VerdictCsv {
  private VerdictCsv() {}

  /** What was added later stands at the end. */
  static CsvTable<Judgement> ofJudgements() {
    return new CsvTable<Judgement>()
        .text("claim", row -> row.claim().name())
        .text("experiment", Judgement::experiment)
        .text("setting", Judgement::setting)
        .series(Judgement::key)
        .text("method", row -> row.wording().method())
        .text("baseline", row -> row.wording().baseline())
        .text("direction", row -> row.wording().direction())
        .number("margin", Judgement::margin)
        .count("n", Judgement::n)
        .number("effect", Judgement::effect)
        .number("low", Judgement::low)
        .number("high", Judgement::high)
        .number("p", row -> row.raw().claim())
        .number("p_holm", row -> row.adjusted().claim())
        .text("verdict", row -> row.verdict().words())
        .text("expected", row -> row.expected().map(Expectation::words).orElse(""))
        .text("sentence", Judgement::sentence)
        .text("figure", row -> figure(row.claim().figure()))
        .text("kind", row -> row.claim().hypothesis().kind())
        .text("comparison", Judgement::comparison)
        .text("half", row -> row.sensitivity().map(s -> s.half().words()).orElse(""))
        .text("twice", row -> row.sensitivity().map(s -> s.twice().words()).orElse(""))
        .number("p_opposite", row -> row.raw().opposite())
        .number("p_opposite_holm", row -> row.adjusted().opposite())
        .number("p_no_more", row -> row.raw().noMore())
        .number("p_no_more_holm", row -> row.adjusted().noMore())
        .text("family", row -> row.family().file())
        .count("family_rows", row -> row.family().rows())
        .text("units", Judgement::units)
        .text("blocks", VerdictCsv::blocks)
        .number("relative_margin", row -> relative(row.claim().margin()))
        .text(
            "units_needed",
            row ->
                row.unitsNeeded().isPresent()
                    ? Integer.toString(row.unitsNeeded().getAsInt())
                    : "");
  }

  static CsvTable<Comparison> ofComparisons() {
    return new CsvTable<Comparison>()
        .text("experiment", Comparison::experiment)
        .text("setting", Comparison::setting)
        .series(Comparison::key)
        .text("method", row -> row.number().method())
        .number("expected", row -> row.number().value())
        .number("tolerance", Comparison::tolerance)
        .count("n", row -> row.ours().n())
        .number("found", row -> row.ours().mean())
        .number("standard_error", row -> row.ours().standardError())
        .text("outcome", row -> row.outcome().words())
        .text("source", row -> row.number().source())
        .text("sentence", Comparison::sentence);
  }

  static String figure(OptionalInt figure) {
    return figure.isPresent() ? Integer.toString(figure.getAsInt()) : "";
  }

  private static String blocks(Judgement row) {
    return row.blocks().stream()
        .map(block -> block.block() + ": " + number(block.effect()))
        .collect(Collectors.joining("; "));
  }

  private static double relative(Margin margin) {
    return margin.relative() ? margin.size() : Double.NaN;
  }
}
