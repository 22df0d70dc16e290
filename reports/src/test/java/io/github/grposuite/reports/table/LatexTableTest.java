package io.github.grposuite.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatexTableTest {
  @Test
  void everySpecialCharacterIsEscaped() {
    assertThat(LatexTable.escape("a_b & 50% #1 $x {y} ~ ^ \\ < >"))
        .isEqualTo(
            "a\\_b \\& 50\\% \\#1 \\$x \\{y\\} \\textasciitilde{} \\textasciicircum{}"
                + " \\textbackslash{} $<$ $>$");
    assertThat(LatexTable.escape("χ β α η_θ η_α ± —"))
        .isEqualTo("$\\chi$ $\\beta$ $\\alpha$ $\\eta_\\theta$ $\\eta_\\alpha$ $\\pm$ ---");
  }

  @Test
  void valuesStandAboveTheirErrors() {
    TableView.Row row =
        new TableView.Row(
            "GR-DPO (variant)",
            List.of("0.5"),
            1,
            2,
            List.of(
                new Entry.Value("1.5", "0.2", 0, true),
                new Entry.Value("2.5", "0.1", 7, false),
                new Entry.Value("3", "—", 0, false),
                new Entry.Missing("not recorded")));
    assertThat(
            LatexTable.of(
                "a_b",
                List.of(
                    new TableView(
                        "", List.of("χ"), Measure.OF_REWARDS, List.of(row), List.of("Note.")))))
        .contains("\\caption{a\\_b. Note.}")
        .contains("method & $\\chi$ & seeds & worst")
        .contains("\\cmidrule(lr){4-6}\n")
        .contains(
            "GR-DPO & 0.5 & 1 & $\\mathbf{1.5}$ & $2.5 \\cdot 10^{7}$ & $3$ & {\\scriptsize not} \\\\\n")
        .contains(
            "{\\scriptsize (variant)} & & {\\scriptsize of 2} & {\\scriptsize $\\pm 0.2$} & {\\scriptsize $\\pm 0.1 \\cdot 10^{7}$} &"
                + " {\\scriptsize $\\pm$ ---} & {\\scriptsize recorded} \\\\[2pt]\n");
  }

  @Test
  void longSettingsAreCutAndSetSmaller() {
    assertThat(withGroup("India (Current national sample)"))
        .contains("\\scriptsize\n\\setlength{\\tabcolsep}{1.6pt}")
        .contains("IPO & India & 1 & $3$ \\\\\n")
        .contains(
            "\n & {\\scriptsize (Current national sample)} & {\\scriptsize of 2} & {\\scriptsize $\\pm$ ---}");
    assertThat(withGroup("Japan"))
        .contains("\\footnotesize\n\\setlength{\\tabcolsep}{2.8pt}")
        .contains("\n & & {\\scriptsize of 2}");
  }

  private static String withGroup(String group) {
    TableView.Row row =
        new TableView.Row(
            "IPO", List.of(group), 1, 2, List.of(new Entry.Value("3", "—", 0, false)));
    return LatexTable.of(
        "a",
        List.of(new TableView("", List.of("group"), Measure.OF_REWARDS, List.of(row), List.of())));
  }
}
