package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.verdict.Runs.NEAR_ONE;
import static io.github.grposuite.reports.verdict.Runs.WORST;
import static io.github.grposuite.reports.verdict.Runs.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.stats.Lost;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks, what is drawn anew, failed seeds that rank, margins by seed, and families. */
class DesignTest {
  private static final Map<String, List<String>> GR_DPO = Map.of("gr-dpo", List.of("dpo"));
  private static final List<String> FEATURES = List.of("data.features");
  private static final double[] BASE = {3, 3, 3, 3, 3, 3, 3, 3};

  private static Claim claim(String name, Margin margin, Design design) {
    return Runs.claim(name, WORST, new Difference(true, GR_DPO), Where.ANYWHERE, margin, design);
  }

  private static Judgement one(Runs runs, Claim claim) {
    List<Judgement> rows = runs.judge(claim);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  /** In each block the method is lower by about so much; the blocks are named 0, 1, …. */
  private static Runs blocks(double... lower) {
    Runs runs = new Runs(8);
    for (int b = 0; b < lower.length; b++) {
      int block = b;
      runs.with(
              "gr-dpo",
              Integer.toString(b),
              "",
              1,
              Arrays.stream(NEAR_ONE).map(d -> 3 - d * lower[block]).toArray())
          .with("dpo", Integer.toString(b), "", 1, BASE);
    }
    return runs;
  }

  /**
   * SciPy 1.17.1 of the five block means −0.5, −1, −1.5, −2, −0.25: permutation_test (exact, less)
   * 1/32; bootstrap (BCa, 50,000) −1.65 to −0.5, a little different by its draws.
   */
  @Test
  void blocksAreOneVerdictByBlock() {
    Design byBlock = new Design(FEATURES, Unit.BLOCK, false);
    Judgement row = one(blocks(0.5, 1, 1.5, 2, 0.25), claim("c", Margin.NONE, byBlock));
    assertThat(row.effect()).isCloseTo(-1.05, within(1e-12));
    assertThat(row.raw().claim()).isEqualTo(1.0 / 32);
    assertThat(row.low()).isBetween(-1.7, -1.55);
    assertThat(row.high()).isBetween(-0.55, -0.45);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.units()).isEqualTo("5 blocks of 8 seeds");
    assertThat(row.blocks().stream().map(BlockEffect::block))
        .containsExactly("features: 0", "features: 1", "features: 2", "features: 3", "features: 4");
    assertThat(row.blocks().get(4).effect()).isCloseTo(-0.25, within(1e-12));
    assertThat(row.setting()).isEqualTo("over features");
    assertThat(row.sentence())
        .contains(
            "5 blocks of 8 seeds", "block by block -0.50 with features: 0, -1.00 with features: 1");
  }

  /** Eight seeds that all agree in every block say nothing of a block that disagrees. */
  @Test
  void seedsOfABlockAreNoOtherBlocks() {
    Runs runs = blocks(1, 1, 1, 1, -3.9);
    Design byBlock = new Design(FEATURES, Unit.BLOCK, false);
    assertThat(one(runs, claim("c", Margin.NONE, byBlock)).verdict()).isEqualTo(Verdict.UNDECIDED);
    Design bySeed = new Design(FEATURES, Unit.SEED, false);
    Judgement fixed = one(runs, claim("c", Margin.NONE, bySeed));
    assertThat(fixed.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(fixed.raw().claim()).isEqualTo(1.0 / 256);
    assertThat(fixed.units()).isEqualTo("8 seeds, each averaged over 5 blocks");
  }

  @Test
  void fourBlocksAreTooFew() {
    Design byBlock = new Design(FEATURES, Unit.BLOCK, false);
    assertThat(one(blocks(1, 1.5, 2, 1), claim("c", Margin.NONE, byBlock)).sentence())
        .endsWith("undecided, for 4 blocks cannot bring p below 1/16, and a row needs 5 blocks.");
    assertThat(one(blocks(1), claim("c", Margin.NONE, byBlock)).sentence())
        .endsWith("undecided, for there is one block only, and features: 0.");
  }

  @Test
  void aLostSeedInOneBlockIsNamedWithIt() {
    Runs runs = blocks(1, 1, 1, 1);
    runs.losing(new Lost(8, "failed (Infinity)", true))
        .with("gr-dpo", "4", "", 1, Arrays.copyOf(BASE, 7))
        .losing()
        .with("dpo", "4", "", 1, BASE);
    Design byBlock = new Design(FEATURES, Unit.BLOCK, false);
    assertThat(one(runs, claim("c", Margin.NONE, byBlock)).sentence())
        .endsWith("undecided, for features: 4: GR-DPO lacks seed 8, failed (Infinity).");
  }

  /** A group that one fold does not have: the order of groups is another claim there. */
  @Test
  void blocksThatCompareDifferentThingsAreNotOneVerdict() {
    Contrasts two = new Contrasts(claim("c", Margin.NONE, Design.SEEDS));
    SeedValues low = sample(1, 1.1, 0.9);
    SeedValues high = sample(2, 2.2, 2.1);
    two.add("a", low, high, true, Contrast.Side.EXCEEDS);
    Evidence one = two.evidence();
    two.add("b", low, high, true, Contrast.Side.EXCEEDS);
    Design byBlock = new Design(FEATURES, Unit.BLOCK, false);
    Evidence both =
        Evidence.together(List.of(one, two.evidence()), List.of("fold: 0", "fold: 1"), byBlock);
    assertThat(both.empty()).isTrue();
    assertThat(both.obstacle()).startsWith("the blocks make 1 and 2 comparisons");
  }

  private static SeedValues sample(double... values) {
    return new SeedValues("x", List.of(1L, 2L, 3L), values, 3, "");
  }

  private static final Design WORST_LAST = new Design(List.of(), Unit.SEED, true);

  /**
   * SciPy 1.17.1: wilcoxon of nine signed ranks of which the failed seed's is the largest, −9 …:
   * wilcoxon([-1, -1.1, …, inf], alternative="less"), exact: 0.0136… for one of nine above.
   */
  @Test
  void failedSeedsRankAsTheWorstWhereAsked() {
    double[] eight = Arrays.stream(NEAR_ONE).map(d -> 3 - d).toArray();
    Runs runs =
        new Runs(9)
            .losing(new Lost(9, "failed (Infinity)", true))
            .with("gr-dpo", eight)
            .losing()
            .with("dpo", 3, 3, 3, 3, 3, 3, 3, 3, 3);
    assertThat(one(runs, claim("c", Margin.NONE, Design.SEEDS)).verdict())
        .isEqualTo(Verdict.UNDECIDED);
    Judgement row = one(runs, claim("c", Margin.NONE, WORST_LAST));
    assertThat(row.n()).isEqualTo(9);
    assertThat(row.effect()).isCloseTo(-0.95, within(1e-12));
    // The rank of the failed seed, 9, may have one sign, or all others that sum to as much or more.
    assertThat(row.raw().claim()).isEqualTo(subsetsUpTo(9, 9) / 512.0);
    assertThat(row.sentence()).contains("seed 9, failed (Infinity), of GR-DPO ranks as the worst");
    Runs both =
        new Runs(9)
            .losing(new Lost(9, "failed (Infinity)", true))
            .with("gr-dpo", eight)
            .with("dpo", BASE);
    Judgement tied = one(both, claim("c", Margin.NONE, WORST_LAST));
    assertThat(tied.raw().claim()).isEqualTo(1.0 / 256);
    Runs waiting =
        new Runs(9).losing(new Lost(9, "not run", false)).with("gr-dpo", eight).with("dpo", BASE);
    assertThat(one(waiting, claim("c", Margin.NONE, WORST_LAST)).sentence())
        .endsWith("undecided, for GR-DPO lacks seed 9, not run; DPO lacks seed 9, not run.");
  }

  /** How many sets of different ranks up to n have at most that sum. */
  private static int subsetsUpTo(int n, int most) {
    int count = 0;
    for (int set = 0; set < 1 << n; set++) {
      int sum = 0;
      for (int rank = 1; rank <= n; rank++) {
        sum += (set >>> rank - 1 & 1) * rank;
      }
      count += sum <= most ? 1 : 0;
    }
    return count;
  }

  @Test
  void aMethodThatAlwaysFailsIsTheWorst() {
    Runs runs = new Runs(8).with("gr-dpo", BASE);
    Lost[] all = new Lost[8];
    Arrays.setAll(all, i -> new Lost(i + 1, "failed (NaN)", true));
    runs.losing(all).with("dpo");
    Judgement row = one(runs, claim("c", Margin.NONE, WORST_LAST));
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(row.effect()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(row.effectInWords()).isEqualTo("-∞ (-∞ to -∞)");
  }

  /**
   * By seed, x − 0.9 y: the same sample, once with a baseline that scatters alone. SciPy 1.17.1,
   * permutation_test (exact, less) of x − 0.9 y with y = 2, 4, 2, 4, …, x = 0.85 y: 1/256.
   */
  @Test
  void aRelativeMarginIsOfEachSeedsOwnBaseline() {
    double[] y = {2, 4, 2, 4, 2, 4, 2, 4};
    double[] x = Arrays.stream(y).map(v -> 0.85 * v).toArray();
    Judgement row =
        one(
            new Runs(8).with("gr-dpo", x).with("dpo", y),
            claim("c", new Margin(0.1, true), Design.SEEDS));
    assertThat(row.margin()).isCloseTo(0.3, within(1e-12));
    assertThat(row.raw().claim()).isEqualTo(1.0 / 256);
    assertThat(row.verdict()).isEqualTo(Verdict.SUPPORTED);
    // Against one margin for all, 10 % of the mean 3, four seeds would be exactly at it.
    double[] exactly = Arrays.stream(y).map(v -> 0.9 * v).toArray();
    assertThat(
            one(
                    new Runs(8).with("gr-dpo", exactly).with("dpo", y),
                    claim("c", new Margin(0.1, true), Design.SEEDS))
                .verdict())
        .isEqualTo(Verdict.NOT_SUPPORTED);
  }

  @Test
  void notSupportedNeedsAsMuchAsSupported() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    Judgement alone = one(runs, claim("c", new Margin(1.2, false), Design.SEEDS));
    assertThat(alone.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(alone.raw().noMore()).isEqualTo(1.0 / 128);
    assertThat(alone.shownP().of()).isEqualTo("no more than that");
    Claim[] seven = new Claim[7];
    Arrays.setAll(seven, i -> claim("c" + i, new Margin(1.2, false), Design.SEEDS));
    assertThat(runs.judge(seven)).allMatch(row -> row.verdict() == Verdict.UNDECIDED);
  }

  @Test
  void aFileIsAFamilyWhateverTheFiguresAndOtherFilesAreOthers() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    Claim two = in("paper.yaml", "a", Design.SEEDS);
    Claim own = in("claims.yaml", "b", Design.SEEDS);
    List<Judgement> rows =
        Judge.judge(
            List.of(
                ClaimRows.of(Runs.EXPERIMENT, runs.results(), List.of(two, own)),
                ClaimRows.of("other", runs.results(), List.of(two))),
            false);
    assertThat(rows.stream().map(row -> row.adjusted().claim()))
        .containsExactly(2 / 256.0, 1 / 256.0, 2 / 256.0);
    assertThat(rows.get(0).family()).isEqualTo(new Family("paper.yaml", 2, "file"));
  }

  @Test
  void theRowsOfAFileOnOneExperimentMayBeAFamily() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    Design byExperiment = new Design(List.of(), Unit.SEED, false, true);
    List<Claim> claims =
        List.of(in("my.yaml", "a", byExperiment), in("my.yaml", "b", byExperiment));
    List<Judgement> rows =
        Judge.judge(
            List.of(
                ClaimRows.of("one", runs.results(), claims.subList(0, 1)),
                ClaimRows.of("other", runs.results(), claims)),
            false);
    assertThat(rows.stream().map(row -> row.adjusted().claim()))
        .containsExactly(1 / 256.0, 2 / 256.0, 2 / 256.0);
    assertThat(rows.get(2).family()).isEqualTo(new Family("my.yaml", 2, "experiment"));
  }

  private static Claim in(String file, String name, Design design) {
    Claim claim = claim(name, Margin.NONE, design);
    return new Claim(
        name,
        claim.text(),
        "",
        file,
        claim.figure(),
        List.of(),
        claim.key(),
        claim.hypothesis(),
        claim.where(),
        claim.margin(),
        claim.design(),
        claim.expect(),
        List.of());
  }

  @Test
  void choosingByWhatIsJudgedIsSaid() {
    Runs runs = new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE));
    for (Selection rule : List.of(Selection.WORST_VALIDATION_LOSS, Selection.OWN_OBJECTIVE)) {
      assertThat(
              Runs.judge(runs.results(rule), claim("c", Margin.NONE, Design.SEEDS))
                  .get(0)
                  .sentence())
          .contains("checkpoints were chosen by the same validation loss");
    }
    Selection oracle = Selection.ORACLE_WORST_TEST_LOSS;
    assertThat(
            Runs.judge(runs.results(oracle), claim("c", Margin.NONE, Design.SEEDS))
                .get(0)
                .sentence())
        .doesNotContain("chosen by the same");
  }
}
