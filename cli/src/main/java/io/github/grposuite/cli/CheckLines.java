package io.github.grposuite.cli;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.table.Rounding;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Comparison.Agreement;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code check} prints: a line a row, every failure in full, and counts. */
record CheckLines(List<Judgement> judgements, List<Comparison> comparisons) {

  /** The rows of each experiment and setting under its name, in aligned columns. */
  List<String> table() {
    DataTable table = new DataTable(List.of());
    judgements.forEach(row -> table.add(cells(row)));
    comparisons.forEach(row -> table.add(cells(row)));
    Map<String, List<String>> byPart = new LinkedHashMap<>();
    Iterator<String> lines = table.lines().iterator();
    judgements.forEach(row -> put(byPart, part(row), row.asExpected(), lines.next()));
    comparisons.forEach(row -> put(byPart, part(row), within(row), lines.next()));
    List<String> all = new ArrayList<>();
    byPart.forEach(
        (part, rows) -> {
          all.add(part);
          all.addAll(rows);
        });
    return all;
  }

  /** Marks what is not as expected in a column of its own, if there is any. */
  private void put(Map<String, List<String>> byPart, String part, boolean asExpected, String line) {
    String mark = failures().isEmpty() ? "" : asExpected ? " " : "!";
    byPart.computeIfAbsent(part, key -> new ArrayList<>()).add(mark + line.substring(1));
  }

  private static Object[] cells(Judgement row) {
    return new Object[] {
      row.verdict().words(),
      row.claim().name(),
      row.comparison().replace('−', '-'),
      row.effectInWords(),
      pInWords(row.shownP())
          + (row.margin() > 0
              ? " against a margin of " + Rounding.alike(Double.NaN, row.margin()).get(0)
              : "")
          + (Double.isNaN(row.effect()) ? row.sentence() : "")
    };
  }

  private static String pInWords(Judgement.Shown p) {
    return Double.isNaN(p.value())
        ? ""
        : "p " + Rounding.probability(p.value()) + (p.ofClaim() ? "" : " of " + p.of());
  }

  private static Object[] cells(Comparison row) {
    return new Object[] {
      row.outcome().words(),
      row.quantity(),
      MethodInfo.label(row.number().method()),
      row.inWords(""),
      ""
    };
  }

  private static boolean within(Comparison row) {
    return row.outcome() == Agreement.WITHIN;
  }

  /** In full what is not as expected. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Judgement row : judgements) {
      if (!row.asExpected()) {
        failures.add(
            "%s, %s: %s%s"
                .formatted(
                    part(row),
                    row.claim().name(),
                    row.expected().map(v -> "expected " + v.words() + ", but ").orElse(""),
                    row.sentence()));
      }
    }
    for (Comparison row : comparisons) {
      if (!within(row)) {
        failures.add(part(row) + ": " + row.sentence());
      }
    }
    return failures;
  }

  /** How many of each there are. */
  String summary() {
    List<String> parts = new ArrayList<>();
    if (!judgements.isEmpty()) {
      Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
      judgements.forEach(row -> counts.merge(row.verdict(), 1L, Long::sum));
      parts.add(
          "%s (%s), %s not as expected"
              .formatted(
                  Flags.count(judgements.size(), "verdict"),
                  counts.entrySet().stream()
                      .map(entry -> entry.getValue() + " " + entry.getKey().words())
                      .collect(Collectors.joining(", ")),
                  judgements.stream().filter(row -> !row.asExpected()).count()));
    }
    if (!comparisons.isEmpty()) {
      parts.add(
          "%s, %s not within tolerance"
              .formatted(
                  Flags.count(comparisons.size(), "expected number"),
                  comparisons.stream().filter(row -> !within(row)).count()));
    }
    return String.join("; ", parts);
  }

  private static String part(Judgement row) {
    return part(row.experiment(), row.setting());
  }

  private static String part(Comparison row) {
    return part(row.experiment(), row.setting());
  }

  private static String part(String experiment, String setting) {
    return experiment + (setting.isEmpty() ? "" : ", " + setting);
  }
}
