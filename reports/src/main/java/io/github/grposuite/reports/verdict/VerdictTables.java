package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.table.Entry;
import io.github.grposuite.reports.table.Heading;
import io.github.grposuite.reports.table.LatexTable;
import io.github.grposuite.reports.table.MarkdownTable;
import io.github.grposuite.reports.table.Rounding;
import io.github.grposuite.reports.table.Table;
import io.github.grposuite.reports.table.TableFormats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdicts and comparisons as tables for people, and in words. */
final class VerdictTables {
  /** Where nothing could be compared. */
  private static final String NONE = "none";

  private static final String SIGNS =
      Stream.of(Verdict.values())
          .map(verdict -> verdict.sign() + " " + verdict.words())
          .collect(Collectors.joining(", "));

  /** What the columns mean, and by which rule a verdict follows. */
  private static final String RULE =
      "Effect: mean over seeds of method minus baseline, with its 95 % bootstrap interval (BCa). p:"
          + " one-sided sign-flip test of what the verdict says, after Holm's correction over all"
          + " rows of the claim's file, or of those on one experiment where the file says so, that"
          + " are judged here; (opposite): that the opposite of the claim holds. With a margin m, 0"
          + " if none is stated: supported if the interval is above m in the claimed direction,"
          + " contradicted if it is below −m, not supported if it is below m, each only with its"
          + " own p at most 0.05; undecided otherwise. None: nothing could be compared; the"
          + " sentence says why.";

  /** The same for claims of several comparisons. */
  private static final String KINDS =
      "A claim that needs several comparisons at once is supported if each is, contradicted if one"
          + " is, and shown by the one that is least as claimed. Two values are equal within m if"
          + " the whole interval is between −m and m. At half and at twice the margin: what the"
          + " verdict would be; with a margin of 0 there is no other.";

  private VerdictTables() {}

  static TableFormats ofJudgements(List<Judgement> judgements) {
    boolean figures = judgements.stream().anyMatch(row -> row.claim().figure().isPresent());
    boolean margins = judgements.stream().anyMatch(row -> row.sensitivity().isPresent());
    List<String> header =
        new ArrayList<>(List.of("claim", "comparison", "effect", "seeds", "p", "verdict"));
    if (figures) {
      header.add(0, "figure");
    }
    if (margins) {
      header.addAll(List.of("at half the margin", "at twice"));
    }
    List<Table> before =
        new ArrayList<>(
            glance(judgements.stream().filter(row -> row.claim().figure().isEmpty()).toList()));
    captions(Captions.of(judgements), before);
    return formats(
        "Verdicts",
        VerdictCsv.ofJudgements().of(judgements),
        before,
        parts(
            judgements,
            row -> part(row.experiment(), row.setting()),
            header,
            row -> cells(row, figures, margins),
            figures || margins ? List.of(RULE, KINDS) : List.of(RULE)),
        judgements.stream().map(row -> sentence(row.setting(), row.sentence())));
  }

  static TableFormats ofComparisons(List<Comparison> comparisons) {
    return formats(
        "Expected numbers",
        VerdictCsv.ofComparisons().of(comparisons),
        List.of(),
        parts(
            comparisons,
            row -> part(row.experiment(), row.setting()),
            List.of("method", "expected", "tolerance", "found", "seeds", "outcome", "source"),
            VerdictTables::cells,
            List.of("Found: mean over seeds.")),
        comparisons.stream().map(row -> sentence(row.setting(), row.sentence())));
  }

  /** A table an experiment and setting, in order. */
  private static <T> List<Table> parts(
      List<T> rows,
      Function<T, String> part,
      List<String> header,
      Function<T, List<String>> cells,
      List<String> notes) {
    Map<String, List<List<String>>> parts = new LinkedHashMap<>();
    rows.forEach(
        row ->
            parts.computeIfAbsent(part.apply(row), key -> new ArrayList<>()).add(cells.apply(row)));
    return parts.entrySet().stream()
        .map(entry -> Table.ofWords(entry.getKey(), header, entry.getValue(), notes))
        .toList();
  }

  /** In Markdown notes stand once, after the last part, and after them all rows in words. */
  private static TableFormats formats(
      String title, String csv, List<Table> before, List<Table> parts, Stream<String> sentences) {
    List<Table> shown = new ArrayList<>(before);
    int last = parts.size() - 1;
    parts.stream().limit(last).forEach(part -> shown.add(part.noting(List.of())));
    shown.add(parts.get(last));
    return new TableFormats(
        csv,
        MarkdownTable.of(title, shown)
            + "\n## In words\n\n"
            + sentences
                .map(words -> "- " + MarkdownTable.escape(words) + "\n")
                .collect(Collectors.joining()),
        LatexTable.of(title, parts));
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
      cells.add(0, VerdictCsv.figure(row.claim().figure()));
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

  private static String verdict(Judgement row) {
    return row.verdict().words()
        + row.expected()
            .filter(expected -> !expected.isMetBy(row.verdict()))
            .map(expected -> " (expected " + expected.words() + ")")
            .orElse("");
  }

  private static List<String> cells(Comparison row) {
    return List.of(
        MethodInfo.label(row.number().method()) + " (" + row.quantity() + ")",
        SettingValue.of(row.number().value()),
        SettingValue.of(row.tolerance()),
        row.inWords(NONE),
        Integer.toString(row.ours().n()),
        row.outcome().words(),
        row.number().source());
  }

  /** Verdicts at a glance: a table for all claims on the same data settings. */
  static List<Table> glance(List<Judgement> judgements) {
    return VerdictMatrix.of(judgements).stream().map(VerdictTables::table).toList();
  }

  private static Table table(VerdictMatrix matrix) {
    List<Heading> columns = new ArrayList<>(List.of(Heading.ofWords("claim"), Heading.ofWords("")));
    for (VerdictMatrix.MatrixColumn column : matrix.columns()) {
      columns.add(
          Heading.ofSigns(
              Stream.of(column.shortName(), column.setting())
                  .filter(words -> !words.isEmpty())
                  .map(MarkdownTable::escape)
                  .collect(Collectors.joining("<br>"))));
    }
    List<List<Entry>> rows = new ArrayList<>();
    String before = "";
    for (VerdictMatrix.Row row : matrix.rows()) {
      String quantity = row.quantity().equals(before) ? "" : row.quantity();
      Stream<String> signs =
          row.entries().stream().map(entry -> entry.map(j -> j.verdict().sign()).orElse(""));
      rows.add(
          Stream.concat(Stream.of(quantity, row.comparison()), signs)
              .<Entry>map(Entry.Words::new)
              .toList());
      before = row.quantity();
    }
    return new Table("", columns.size(), columns, rows, List.of(SIGNS));
  }

  private static void captions(Captions captions, List<Table> tables) {
    if (captions.lines().isEmpty()) {
      return;
    }
    tables.add(
        Table.ofWords(
            "Captions",
            List.of(
                "figure",
                "what is said",
                "comparison",
                "experiment",
                "verdict",
                "at half the margin",
                "at twice"),
            captions.lines().stream()
                .map(
                    line ->
                        List.of(
                            Integer.toString(line.figure()),
                            line.text(),
                            line.comparison(),
                            line.judgement().experiment(),
                            line.verdict(),
                            line.half(),
                            line.twice()))
                .toList(),
            List.of()));
  }

  private static String part(String experiment, String setting) {
    return experiment + (setting.isEmpty() ? "" : ", " + setting);
  }

  private static String sentence(String setting, String sentence) {
    return setting.isEmpty() ? sentence : setting + ": " + sentence;
  }
}
