package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.table.Rounding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verdicts or comparisons for people, before they take a format.
 *
 * @param title of all of it
 * @param header of every part
 * @param matrices at a glance; may be empty
 * @param captions likewise, what figures' captions say
 * @param parts rows by experiment and setting
 * @param notes what a reader must know, one sentence each
 * @param sentences the rows in words
 */
record VerdictTable(
    String title,
    List<String> header,
    List<VerdictMatrix> matrices,
    Captions captions,
    Map<String, List<List<String>>> parts,
    List<String> notes,
    List<String> sentences) {
  /** Where nothing could be compared. */
  private static final String NONE = "none";

  /** What the columns mean, and by which rule a verdict follows. */
  static final String RULE =
      "Effect: mean over seeds of method minus baseline, with its 95 % bootstrap interval (BCa). p:"
          + " one-sided sign-flip test of what the verdict says, after Holm's correction over all"
          + " rows of the claim's file that are judged here; (opposite): that the opposite of the"
          + " claim holds. With a margin m, 0 if none is stated: supported if the interval is above"
          + " m in the claimed direction, contradicted if it is below −m, not supported if it is"
          + " below m, each only with its own p at most 0.05; undecided otherwise. None: nothing"
          + " could be compared; the sentence says why.";

  /** The same for claims of several comparisons. */
  private static final String KINDS =
      "A claim that needs several comparisons at once is supported if each is, contradicted if one"
          + " is, and shown by the one that is least as claimed. Two values are equal within m if"
          + " the whole interval is between −m and m. At half and at twice the margin: what the"
          + " verdict would be; with a margin of 0 there is no other.";

  static VerdictTable ofJudgements(List<Judgement> judgements) {
    boolean figures = judgements.stream().anyMatch(row -> row.claim().figure().isPresent());
    boolean margins = judgements.stream().anyMatch(row -> row.sensitivity().isPresent());
    Map<String, List<List<String>>> parts = new LinkedHashMap<>();
    for (Judgement row : judgements) {
      parts
          .computeIfAbsent(part(row.experiment(), row.setting()), key -> new ArrayList<>())
          .add(cells(row, figures, margins));
    }
    List<String> header =
        new ArrayList<>(List.of("claim", "comparison", "effect", "seeds", "p", "verdict"));
    if (figures) {
      header.add(0, "figure");
    }
    if (margins) {
      header.addAll(List.of("at half the margin", "at twice"));
    }
    return new VerdictTable(
        "Verdicts",
        header,
        VerdictMatrix.of(
            judgements.stream().filter(row -> row.claim().figure().isEmpty()).toList()),
        Captions.of(judgements),
        parts,
        figures || margins ? List.of(RULE, KINDS) : List.of(RULE),
        judgements.stream().map(row -> sentence(row.setting(), row.sentence())).toList());
  }

  private static List<String> cells(Judgement row, boolean figures, boolean margins) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.claim().name() + " (" + row.quantity() + ")",
                row.comparison(),
                row.effectInWords().isEmpty() ? NONE : row.effectInWords(),
                seeds(row),
                pInWords(row),
                verdict(row)));
    if (figures) {
      cells.add(
          0,
          row.claim().figure().isPresent()
              ? Integer.toString(row.claim().figure().getAsInt())
              : "");
    }
    if (margins) {
      cells.add(row.sensitivity().map(s -> s.half().words()).orElse("–"));
      cells.add(row.sensitivity().map(s -> s.twice().words()).orElse("–"));
    }
    return cells;
  }

  /** Their number, with what is drawn anew where that is not they. */
  private static String seeds(Judgement row) {
    return row.n() + (row.unitIsSeed() ? "" : " (" + row.units() + ")");
  }

  /** {@code 0.0078}, or {@code 0.0078 (opposite)}. */
  private static String pInWords(Judgement row) {
    Judgement.Shown shown = row.shownP();
    if (Double.isNaN(shown.value())) {
      return NONE;
    }
    String of = shown.ofClaim() ? "" : " (" + shown.of().replaceFirst("^the ", "") + ")";
    return Rounding.probability(shown.value()) + of;
  }

  static VerdictTable ofComparisons(List<Comparison> comparisons) {
    Map<String, List<List<String>>> parts = new LinkedHashMap<>();
    for (Comparison row : comparisons) {
      parts
          .computeIfAbsent(part(row.experiment(), row.setting()), key -> new ArrayList<>())
          .add(
              List.of(
                  MethodInfo.label(row.method()) + " (" + row.quantity() + ")",
                  plain(row.expected()),
                  plain(row.tolerance()),
                  Double.isFinite(row.found())
                      ? Rounding.alike(row.standardError(), row.found()).get(0)
                      : NONE,
                  Integer.toString(row.n()),
                  row.outcome().words(),
                  row.source()));
    }
    return new VerdictTable(
        "Expected numbers",
        List.of("method", "expected", "tolerance", "found", "seeds", "outcome", "source"),
        List.of(),
        Captions.of(List.of()),
        parts,
        List.of("Found: mean over seeds."),
        comparisons.stream().map(row -> sentence(row.setting(), row.sentence())).toList());
  }

  private static String verdict(Judgement row) {
    return row.verdict().words()
        + row.expected()
            .filter(expected -> !expected.isMetBy(row.verdict()))
            .map(expected -> " (expected " + expected.words() + ")")
            .orElse("");
  }

  /** As it was written, or four digits of what was computed. */
  static String plain(double value) {
    return SettingValue.of(Numbers.exact(value));
  }

  private static String part(String experiment, String setting) {
    return experiment + (setting.isEmpty() ? "" : ", " + setting);
  }

  private static String sentence(String setting, String sentence) {
    return setting.isEmpty() ? sentence : setting + ": " + sentence;
  }
}
