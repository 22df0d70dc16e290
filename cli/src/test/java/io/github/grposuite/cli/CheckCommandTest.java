package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} on records that the program wrote: IPO's loss is about 20, DPO's below 5. */
class CheckCommandTest {
  private static final String NAME = "synthetic/uneven-balanced";
  @TempDir static Path out;
  private static Path experiment;

  @TempDir Path files;

  @BeforeAll
  static void run() {
    String run = "run " + NAME + " --seeds 1..7 --methods dpo,gr-dpo,ipo --set methods.*.steps=20";
    String all = run + " --set data.features=same,flipped --out " + out;
    Cli cli = Cli.run(all.split(" "));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    experiment = out.resolve(NAME);
  }

  @BeforeEach
  void clean() throws IOException {
    Files.deleteIfExists(experiment.resolve("claims.yaml"));
    Files.deleteIfExists(experiment.resolve("expected.csv"));
  }

  @Test
  void everythingAsExpected() throws IOException {
    Cli cli = check(claims("dpo", "ipo", "supported"));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out().lines())
        .startsWith(NAME + ", features: same")
        .anyMatch(line -> line.matches(" supported  c +DPO - IPO  -\\d.* p 0[.]016"))
        .endsWith("2 verdicts (2 supported), 0 not as expected");
    assertThat(experiment.resolve("report")).doesNotExist();
  }

  @Test
  void anotherVerdictFailsInFull() throws IOException {
    Cli cli = check(claims("ipo", "dpo", "supported"));
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("grpo: " + NAME + ", features: "))
        .allMatch(
            line ->
                line.contains(
                    ", c: expected supported, but IPO's worst-group validation loss is higher than"
                        + " DPO's by "))
        .allMatch(line -> line.endsWith(", where lower is claimed: contradicted."));
    assertThat(cli.out())
        .contains("! contradicted  c  IPO - DPO", "2 verdicts (2 contradicted), 2 not as expected");
  }

  @Test
  void aClaimWithoutExpectationDoesNotFail() throws IOException {
    String yaml = Files.readString(claims("ipo", "dpo", "supported"));
    Path file = Files.writeString(files.resolve("b.yaml"), yaml.replace("expect: supported", ""));
    assertThat(check(file).exitCode()).isZero();
  }

  @Test
  void aMetricThatNoRunRecordsFails() throws IOException {
    String yaml = Files.readString(claims("dpo", "ipo", "undecided"));
    Path file = Files.writeString(files.resolve("b.yaml"), yaml.replace("loss", "sft_loss"));
    Cli cli = check(file);
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err())
        .contains("no run records the metric sft_loss (split validation, group worst)");
  }

  @Test
  void claimsInTheDirectoryReplaceThePapersOfTheSameName() throws IOException {
    Cli paper = Cli.run("check", experiment.toString());
    assertThat(paper.exitCode()).isEqualTo(1);
    assertThat(paper.out())
        .contains("! undecided  lower-worst-loss   GR-IPO - IPO", "smaller-loss-gap");
    assertThat(paper.err()).contains("the experiment has no method gr-ipo");

    String yaml = Files.readString(claims("dpo", "ipo", "supported"));
    StringBuilder all = new StringBuilder("claims:\n");
    for (String name :
        List.of("lower-worst-loss", "lower-worst-error", "smaller-loss-gap", "own")) {
      all.append(yaml.replace("claims:\n", "").replace("name: c", "name: " + name));
    }
    Files.writeString(experiment.resolve("claims.yaml"), all);
    Cli own = Cli.run("check", experiment.toString());
    assertThat(own.exitCode()).as(own.out()).isEqualTo(1);
    assertThat(own.out()).contains("8 verdicts (8 undecided)");
    assertThat(own.err())
        .contains(
            "undecided, for 7 seeds cannot bring p below 1/128, and 8 rows of one file need 8"
                + " seeds.");
  }

  @Test
  void aLimitThatTheExperimentNeverOrAlwaysFulfils() throws IOException {
    String yaml = Files.readString(claims("dpo", "ipo", "supported"));
    Path always =
        Files.writeString(files.resolve("b.yaml"), yaml + "    where: {data.pairs: uneven}\n");
    assertThat(check(always).out()).contains("2 verdicts (2 supported)");
    Path never =
        Files.writeString(files.resolve("c.yaml"), yaml + "    where: {data.pairs: even}\n");
    usage(check(never), "nothing to check, for no claim and no expected number is on " + NAME);
  }

  @Test
  void expectedNumbers() throws IOException {
    String header = "data.features,method,metric,split,group,value,tolerance\n";
    Map<String, String> cell = new ExperimentDirectory(experiment).cells().get(0);
    String row = cell.get("data.features") + ",ipo,loss,validation,worst,";
    Path right = Files.writeString(files.resolve("e.csv"), header + row + "20,50%\n");
    Cli cli = checkNumbers(right);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("1 expected number, 0 not within tolerance");

    Files.writeString(experiment.resolve("expected.csv"), header + row + "20,1e-9\n");
    Cli wrong = check(claims("dpo", "ipo", "supported"));
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("IPO's worst-group validation loss is ", "expected is 20 within 1")
        .hasLineCount(1);

    Path broken = Files.writeString(files.resolve("b.csv"), header + row + "20\n");
    usage(checkNumbers(broken), broken + " line 2 has 6 columns, but the header has 7");
    usage(checkNumbers(files.resolve("absent.csv")), "absent.csv does not exist");
  }

  @Test
  void wrongWordsAreAnswered() throws IOException {
    usage(Cli.run("check"), "expected one directory of an experiment, but found 0 arguments");
    usage(Cli.run("check", files.toString()), "holds no experiment (no experiment.yaml)");
    usage(check(files.resolve("absent.yaml")), "absent.yaml: no such file");
    usage(
        check(Files.writeString(files.resolve("b.yaml"), "claims: [")),
        "b.yaml: line 1 is not valid YAML");
    usage(Cli.run("check", experiment.toString(), "--select", "lats"), "did you mean \"last\"?");
    assertThat(Cli.run("--help").out()).contains("  check DIR", "judge claims");
  }

  /** Five of twelve seeds of IPO diverge, by gradient steps that are too large. */
  @Test
  void aMethodThatDivergesIsNotJudgedByItsOtherSeeds() throws IOException {
    Path diverged = files.resolve("diverged");
    String name = "synthetic/uneven-imbalanced";
    String run = "run " + name + " --seeds 1..12 --methods dpo,ipo --set methods.dpo.steps=20";
    String large = " --set methods.ipo.solver=gradient --set methods.ipo.eta_theta=5.7";
    String often = " --set methods.ipo.steps=3000 --set methods.ipo.evaluate_every=500 --out ";
    assertThat(Cli.run((run + large + often + diverged).split(" ")).exitCode()).isEqualTo(1);
    Path claims = claims("dpo", "ipo", "supported");
    Files.writeString(claims, Files.readString(claims).replace(NAME, name));
    Cli check = Cli.run("check", diverged.resolve(name).toString(), "--claims", claims.toString());
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.err())
        .contains("undecided, for IPO lacks seed")
        .contains("failed (the loss of group ", " is infinite at step ");
  }

  @Test
  void aClaimOnTwoExperiments() throws IOException {
    Path both = files.resolve("both");
    String methods = " --seeds 1..7 --methods dpo,ipo --set methods.*.steps=20 --out " + both;
    for (String name : List.of(NAME, "synthetic/even-imbalanced")) {
      assertThat(Cli.run(("run " + name + methods).split(" ")).exitCode()).isZero();
    }
    Path claims =
        Files.writeString(
            files.resolve("two.yaml"),
            """
            claims:
              - name: gap
                text: The gap is smaller than in the other
                kind: smaller-advantage
                experiment: synthetic/even-imbalanced
                metric: loss
                split: validation
                group: worst
                than: %s
                methods: {dpo: ipo}
                expect: undecided
            """
                .formatted(NAME));
    Cli here = Cli.run("check", both.toString(), "--claims", claims.toString());
    assertThat(here.exitCode()).as(here.err()).isZero();
    assertThat(here.out())
        .contains("gap", "(IPO - DPO) here - in " + NAME, "1 verdict (1 undecided)")
        .doesNotContain("nothing is claimed");
    // Without the records of the other experiment nothing can be said.
    Path one = both.resolve("synthetic/even-imbalanced");
    Cli alone = Cli.run("check", one.toString(), "--claims", claims.toString());
    assertThat(alone.out()).contains(NAME).doesNotContain("(IPO - DPO) here");
  }

  @Test
  void anExperimentWithoutRuns() throws IOException {
    Path empty = Files.createDirectories(files.resolve("empty"));
    Files.copy(experiment.resolve("experiment.yaml"), empty.resolve("experiment.yaml"));
    Files.writeString(
        empty.resolve("cells.csv"),
        Files.readString(experiment.resolve("cells.csv")).replace(",done,", ",pending,"));
    usage(Cli.run("check", empty.toString()), empty + " has no finished run; run the experiment");
    Files.createDirectories(empty.resolve("runs"));
    Cli cli = Cli.run("check", empty.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(empty + " has no finished run (42 cells in all)");
  }

  private Path claims(String method, String baseline, String verdict) throws IOException {
    return Files.writeString(
        files.resolve("claims.yaml"),
        """
        claims:
          - name: c
            text: One loss is smaller
            experiment: %s
            metric: loss
            split: validation
            group: worst
            methods: {%s: %s}
            expect: %s
        """
            .formatted(NAME, method, baseline, verdict));
  }

  private static Cli check(Path claims) {
    return Cli.run("check", experiment.toString(), "--claims", claims.toString());
  }

  private Cli checkNumbers(Path expected) throws IOException {
    return Cli.run(
        "check",
        experiment.toString(),
        "--claims",
        claims("dpo", "ipo", "supported").toString(),
        "--expected",
        expected.toString());
  }

  private static void usage(Cli cli, String message) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).contains(message).hasLineCount(1);
  }
}
