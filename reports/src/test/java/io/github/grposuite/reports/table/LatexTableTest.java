package io.github.grposuite.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatexTableTest {
  @Test
  void everySpecialCharacterIsEscaped() {
    assertThat(LatexText.escape("a_b & 50% #1 $x {y} ~ ^ \\ < >"))
        .isEqualTo(
            "a\\_b \\& 50\\% \\#1 \\$x \\{y\\} \\textasciitilde{} \\textasciicircum{}"
                + " \\textbackslash{} $<$ $>$");
    assertThat(LatexText.escape("χ β α η_θ η_α ± —"))
        .isEqualTo("$\\chi$ $\\beta$ $\\alpha$ $\\eta_\\theta$ $\\eta_\\alpha$ $\\pm$ ---");
  }

  @Test
  void whatIsNoLetterIsACodeAndWhatLatexWouldJoinStaysApart() {
    assertThat(LatexText.escape("a\u000bb\u2028c\ud83d \ufffe\u0001"))
        .isEqualTo("a[U+000B]b[U+2028]c[U+D83D] [U+FFFE][U+0001]");
    assertThat(LatexText.escape("a--b ''c'' ?`  d | –"))
        .isEqualTo("a-{}-b '{}'c'{}' ?{}`\\  d $|$ --".replace("\\  ", " \\ "));
    assertThat(LatexText.escape("η_α, α_b, my_η_α, β_"))
        .isEqualTo("$\\eta_\\alpha$, $\\alpha_b$, my\\_$\\eta$\\_$\\alpha$, $\\beta$\\_");
  }

  @Test
  void theFirstLineSaysWhichEngineHasTheLetters() {
    assertThat(firstLine("Türkiye – χ…")).isEqualTo("% Needs \\usepackage{booktabs}");
    assertThat(firstLine("日本 Ελλάδα"))
        .isEqualTo(
            "% Needs \\usepackage{booktabs}, and LuaLaTeX or XeLaTeX with \\usepackage{fontspec}"
                + " and a font that has Ε ά δ λ 日 本");
  }

  @Test
  void aRowBeginsWithNoOption() {
    Table table = Table.ofWords("", List.of("a"), List.of(List.of("[b]"), List.of("*")), List.of());
    assertThat(LatexTable.of("t", List.of(table))).contains("\n{}[b] \\\\", "\n{}* \\\\");
  }

  private static String firstLine(String word) {
    Table table = Table.ofWords("", List.of("a"), List.of(List.of(word)), List.of());
    return LatexTable.of("t", List.of(table)).lines().findFirst().orElseThrow();
  }

  @Test
  void numbersAlignAndErrorsStandInParentheses() {
    assertThat(
            LatexTable.of(
                "a_b",
                List.of(
                    table(
                        List.of("loss"),
                        row("GR-DPO", new Entry.Value("1.52", "0.23", 0, true)),
                        row("DPO", new Entry.Value("-12.5", "1.2", 0, false)),
                        row("IPO", new Entry.Missing("not recorded"))))))
        .contains("% Needs \\usepackage{booktabs,siunitx}\n")
        .contains(
            "\\caption{a\\_b. Note. In parentheses: the standard error in units of the last"
                + " digit.}")
        .contains("\\begin{tabular}{@{}llr S[table-format=-2.2(2)]@{}}")
        .contains("method & $\\chi$ & {seeds} & {loss} \\\\")
        .contains("GR-DPO & 0.5 & 1/2 & \\bfseries 1.52(23) \\\\\n")
        .contains("DPO & 0.5 & 1/2 & -12.5(12) \\\\\n")
        .contains("IPO & 0.5 & 1/2 & {not recorded} \\\\\n");
  }

  @Test
  void powersIntervalsAndWords() {
    assertThat(
            LatexTable.of(
                "a",
                List.of(
                    table(
                        List.of("loss", "IQM", "p"),
                        row(
                            "DPO",
                            new Entry.Value("2.5", "0.1", 7, false),
                            new Entry.WithInterval("1.5", "1.2", "1.9", -6),
                            new Entry.Words("< 1e-5")),
                        row(
                            "IPO",
                            new Entry.Value("3", "", 0, false),
                            new Entry.WithInterval("1.5", "1.2", "1.9", 0),
                            new Entry.Words("a & b"))))))
        .contains("S[table-format=1.1(1)e-1] c c@{}}")
        .contains("2.5(1)e7 & {$1.5\\,[1.2, 1.9]\\cdot 10^{-6}$} & {$<$ 1e-5}")
        .contains("& 3 & {$1.5\\,[1.2, 1.9]$} & {a \\& b}");
  }

  @Test
  void columnsThatDoNotFitStandInAnotherBlockAndLongTablesOverPages() {
    List<String> many = IntStream.range(0, 12).mapToObj(i -> "quantity " + i).toList();
    Entry[] values = new Entry[12];
    Arrays.fill(values, new Entry.Value("0.7074", "0.0057", 0, false));
    String wide = LatexTable.of("a", List.of(table(many, row("DPO", values))));
    assertThat(wide.split("begin\\{tabular", -1)).hasSize(4);
    List<List<Entry>> rows = Collections.nCopies(41, row("DPO", values[0]));
    Table high =
        Table.ofRuns("", List.of("χ"), List.of(Heading.of("loss")), rows, List.of("Note."));
    assertThat(LatexTable.of("a", List.of(high)))
        .contains("% Needs \\usepackage{booktabs,siunitx,longtable}")
        .contains("\\begin{longtable}")
        .doesNotContain("\\begin{table}");
  }

  @Test
  void ofWordsAloneWhatIsInParenthesesStandsBelow() {
    Table words =
        Table.ofWords(
            "a_b", List.of("claim", "p"), List.of(List.of("c (loss)", "1")), List.of("Note."));
    assertThat(LatexTable.of("Verdicts", List.of(words)))
        .startsWith("% Needs \\usepackage{booktabs}\n")
        .contains("\\caption{Verdicts (a\\_b). Note.}")
        .contains("\\begin{tabular}{@{}ll@{}}\n\\toprule\nclaim & p \\\\[2pt]\n")
        .contains("c & 1 \\\\\n{\\tiny (loss)} &  \\\\[2pt]\n");
  }

  @SafeVarargs
  private static Table table(List<String> columns, List<Entry>... rows) {
    return Table.ofRuns(
        "",
        List.of("χ"),
        columns.stream().map(Heading::of).toList(),
        List.of(rows),
        List.of("Note."));
  }

  private static List<Entry> row(String method, Entry... entries) {
    List<Entry> row =
        new ArrayList<>(
            List.of(new Entry.Words(method), new Entry.Words("0.5"), new Entry.SeedCount(1, 2)));
    row.addAll(List.of(entries));
    return row;
  }
}
