package io.github.grposuite.cli;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.table.Rounding;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Comparison.Outcome;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code check} prints: a line a row, every failure in full, and counts. */
record CheckLines(List<Judgement> judgements, List<Comparison> comparisons) {

  /** The rows of each experiment and setting under its name, in aligned columns. */
  List<String> table() {
    Set<String> parts = new LinkedHashSet<>();
    judgements.forEach(row -> parts.add(part(row)));
    comparisons.forEach(row -> parts.add(part(row)));
    List<List<String>> all = new ArrayList<>(judgements.stream().map(CheckLines::cells).toList());
    comparisons.forEach(row -> all.add(cells(row)));
    List<String> aligned = aligned(all);
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      lines.add(part);
      for (int i = 0; i < all.size(); i++) {
        boolean judged = i < judgements.size();
        String own =
            judged ? part(judgements.get(i)) : part(comparisons.get(i - judgements.size()));
        if (own.equals(part)) {
          lines.add(aligned.get(i));
        }
      }
    }
    return lines;
  }

  private static List<String> cells(Judgement row) {
    return List.of(
        row.asExpected() ? "" : "!",
        row.verdict().words(),
        row.claim().name(),
        row.comparison().replace('−', '-'),
        row.effectInWords(),
        pInWords(row.shownP())
            + (row.margin() > 0
                ? " against a margin of " + Rounding.alike(Double.NaN, row.margin()).get(0)
                : "")
            + (Double.isNaN(row.effect()) ? row.sentence() : ""));
  }

  private static String pInWords(Judgement.Shown p) {
    return Double.isNaN(p.value())
        ? ""
        : "p " + Rounding.probability(p.value()) + (p.ofClaim() ? "" : " of " + p.of());
  }

  private static List<String> cells(Comparison row) {
    return List.of(
        row.outcome() == Outcome.WITHIN ? "" : "!",
        row.outcome().words(),
        row.quantity(),
        MethodInfo.label(row.method()),
        Double.isFinite(row.found())
            ? Rounding.alike(row.standardError(), row.found()).get(0)
            : "");
  }

  private static List<String> aligned(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < row.size(); j++) {
        int column = j;
        int width =
            rows.stream()
                .filter(other -> other.size() > column)
                .mapToInt(other -> other.get(column).length())
                .max()
                .orElse(0);
        line.append(row.get(j)).append(" ".repeat(width - row.get(j).length() + (j == 0 ? 1 : 2)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
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
      if (row.outcome() != Outcome.WITHIN) {
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
                  comparisons.stream().filter(row -> row.outcome() != Outcome.WITHIN).count()));
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
