package io.github.grposuite.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {
  @TempDir Path folder;

  @Test
  void filesAreWrittenAndStaleOnesDeleted() throws IOException {
    Runs runs = new Runs(3).against("gr-dpo", "dpo", -1, -1, -1).with("is_x%", 1, 1, 1);
    Claim claim =
        new Claim(
            "a_b",
            "Text",
            "",
            "",
            OptionalInt.empty(),
            List.of(),
            Runs.WORST,
            new Difference(true, Map.of("gr-dpo", List.of("dpo"))),
            Where.ANYWHERE,
            Margin.NONE,
            Design.SEEDS,
            Optional.of(Expectation.of(Verdict.SUPPORTED)),
            List.of());
    Expected number =
        new Expected(
            "", Where.ANYWHERE, "is_x%", Runs.WORST, 1, new Margin(0, false), "fig. 2 [a] & |b|");

    List<Path> written =
        Verdicts.write(
            folder,
            runs.judge(claim),
            Comparison.of(Runs.EXPERIMENT, runs.results(), List.of(number)));

    assertThat(written.stream().map(file -> folder.relativize(file).toString()))
        .containsExactly(
            "verdicts.csv",
            "verdicts.md",
            "verdicts.tex",
            "comparisons.csv",
            "comparisons.md",
            "comparisons.tex");
    assertThat(Files.readAllLines(folder.resolve("verdicts.csv")))
        .containsExactly(
            "claim,experiment,setting,metric,split,group,method,baseline,direction,margin,n,effect,"
                + "low,high,p,p_holm,verdict,expected,sentence,figure,kind,comparison,half,twice,"
                + "p_opposite,p_opposite_holm,p_no_more,p_no_more_holm,family,family_rows,units,"
                + "blocks,relative_margin,units_needed",
            "a_b,synthetic/test,features:"
                + " same,loss,validation,worst,gr-dpo,dpo,lower,0.0,3,-1.0,-1.0,-1.0,0.125,0.125,undecided,supported,\"GR-DPO's"
                + " worst-group validation loss is lower than DPO's by 1.000 (95 % interval 1.000"
                + " to 1.000, 3 seeds, p = 0.12 after Holm over 1 row): undecided, for 3 seeds"
                + " cannot bring p below 1/8, and a row needs 5 seeds.\",,difference,GR-DPO −"
                + " DPO,,,1.0,1.0,1.0,1.0,,1,3 seeds,,,5");
    assertThat(folder.resolve("verdicts.md"))
        .content()
        .contains("## synthetic/test, features: same\n")
        .contains(
            "| a_b (worst-group validation loss) | GR-DPO − DPO | -1.000 (-1.000 to -1.000) | 3 |"
                + " 0.12 | undecided (expected supported) |");
    assertThat(folder.resolve("verdicts.tex"))
        .content()
        .startsWith("% Needs \\usepackage{booktabs}\n\\begin{table}")
        .contains("a\\_b & GR-DPO $-$ DPO & -1.000 & 3 & 0.12 & undecided \\\\\n")
        .endsWith("\\end{table}\n");
    assertThat(folder.resolve("comparisons.md")).content().contains("| fig. 2 \\[a\\] & \\|b\\| |");
    assertThat(folder.resolve("comparisons.tex"))
        .content()
        .contains("is\\_x\\% & 1 & 0 & 1.000 & 3 & within tolerance & fig. 2 [a] \\& $|$b$|$ \\\\");

    assertThat(Verdicts.write(folder, List.of(), List.of())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void captionsHaveTheirFiguresAndOtherMargins() throws IOException {
    Runs runs = new Runs(8).with("gr-dpo", Runs.NEAR_ONE).with("dpo", Runs.NEAR_ONE);
    Claim claim =
        new Claim(
            "same",
            "GR-DPO matches DPO",
            "",
            "captions.yaml",
            OptionalInt.of(7),
            List.of(),
            Runs.WORST,
            new Equivalence(Map.of("gr-dpo", List.of("dpo"))),
            Where.ANYWHERE,
            new Margin(0.05, true),
            Design.SEEDS,
            Optional.empty(),
            List.of());

    Verdicts.write(folder, runs.judge(claim), List.of());

    assertThat(Files.readAllLines(folder.resolve("verdicts.csv")))
        .first()
        .asString()
        .endsWith(",family,family_rows,units,blocks,relative_margin,units_needed");
    assertThat(folder.resolve("verdicts.csv"))
        .content()
        .contains(",7,equal,GR-DPO − DPO,supported,supported,")
        .endsWith(",captions.yaml,1,8 seeds,,0.05,\n");
    assertThat(folder.resolve("verdicts.md"))
        .content()
        .contains(
            "## Captions\n\n"
                + "| figure | what is said | comparison | experiment | verdict | at half the margin"
                + " | at twice |\n")
        .contains(
            "| 7 | GR-DPO matches DPO | GR-DPO ≈ DPO (features: same) | synthetic/test |"
                + " ✓ supported | ✓ supported | ✓ supported |\n")
        .contains("| figure | claim | comparison | effect | seeds | p | verdict | at half");
  }
}
