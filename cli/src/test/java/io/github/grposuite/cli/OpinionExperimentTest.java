package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code opinion/five-countries} from the command line: ids, records, report, mistakes. */
class OpinionExperimentTest {
  private static final String NAME = "opinion/five-countries";

  @TempDir Path out;

  private static List<String> ids(String file) {
    Specification spec = Specification.parse(NAME, Cli.run("show", NAME).out());
    return Plan.of(Overrides.set(spec, "data.file=" + file)).cells().stream()
        .map(Cell::id)
        .toList();
  }

  @Test
  void idIsOfTheContentNotThePath() throws IOException {
    String csv = SurveySimulator.csv(SurveySimulator.SEED);
    Path first = Files.writeString(out.resolve("first.csv"), csv);
    Path second = Files.writeString(out.resolve("second.csv"), csv);
    Path other =
        Files.writeString(
            out.resolve("other.csv"), csv + csv.lines().skip(9).findFirst().get() + "\n");
    assertThat(ids(first.toString())).isEqualTo(ids(second.toString())).isEqualTo(ids("embedded"));
    assertThat(ids(other.toString())).doesNotContainAnyElementsOf(ids(first.toString()));
  }

  /** The means over a record's pairs are what metrics.csv has; verdicts by fold and by question. */
  @Test
  void heldOutPairsAreRecordedAndDrawnAnew() throws IOException {
    String run = "run " + NAME + " --seeds 0,1 --methods ipo,gr-ipo --set methods.*.steps=20";
    String data =
        " --set data.features=64 --set data.split=folds --set data.fold=0..4"
            + " --set data.examples=recorded --out ";
    assertThat(Cli.run((run + data + out).split(" ")).exitCode()).isZero();
    Path directory = out.resolve(NAME);
    ExperimentDirectory experiment = new ExperimentDirectory(directory);
    for (Map<String, String> cell : experiment.cells()) {
      Path record = directory.resolve("runs").resolve(cell.get("id"));
      List<String[]> test =
          Files.readAllLines(record.resolve("examples.csv")).stream()
              .map(line -> line.split(","))
              .filter(row -> row[0].equals("test") && row[1].equals("Japan"))
              .toList();
      assertThat(test).hasSizeGreaterThan(10);
      Map<String, Double> metrics = experiment.metrics(cell.get("id"));
      assertThat(test.stream().mapToDouble(row -> Double.parseDouble(row[3])).average().orElse(0))
          .isCloseTo(metrics.get("20|test|Japan|loss"), within(1e-12));
      assertThat(test.stream().mapToDouble(row -> Double.parseDouble(row[4])).average().orElse(0))
          .isCloseTo(metrics.get("20|test|Japan|accuracy"), within(1e-12));
    }
    Path claims =
        Files.writeString(
            out.resolve("claims.yaml"),
            """
            claims:
              - {name: a, text: t, metric: loss, split: test, group: worst, methods: {gr-ipo: ipo}, blocks: data.fold}
              - {name: b, text: t, metric: loss, split: test, group: worst, methods: {gr-ipo: ipo}, blocks: data.fold, unit: question}
            """);
    Cli check = Cli.run("check", directory.toString(), "--claims", claims.toString());
    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).contains(NAME + ", over fold", "2 verdicts");
    Cli report = Cli.run("report", directory.toString(), "--claims", claims.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    List<String> verdicts = Files.readAllLines(directory.resolve("report/verdicts.csv"));
    assertThat(verdicts.get(1)).contains("5 blocks of 2 seeds", "fold: 0: ", "fold: 4: ");
    assertThat(verdicts.get(2)).contains(" questions, averaged over 2 seeds of each of 5 blocks");
    assertThat(Double.parseDouble(verdicts.get(1).split(",")[11]))
        .isCloseTo(Double.parseDouble(verdicts.get(2).split(",")[11]), within(1e-12));
  }

  @Test
  void pairsThatWereNotRecordedAreAskedFor() throws IOException {
    String run = "run " + NAME + " --seeds 0,1 --methods ipo,gr-ipo --set methods.*.steps=2";
    String data = " --set data.features=64 --set data.examples=none --out ";
    assertThat(Cli.run((run + data + out).split(" ")).exitCode()).isZero();
    Path claims =
        Files.writeString(
            out.resolve("claims.yaml"),
            """
            claims:
              - {name: a, text: t, metric: loss, split: test, group: worst, methods: {gr-ipo: ipo}, unit: question}
            """);
    String directory = out.resolve(NAME).toString();
    assertThat(Cli.run("check", directory, "--claims", claims.toString()).out())
        .contains(
            "runs of GR-IPO do not record held-out pairs at that checkpoint; run with"
                + " data.examples: both");
    assertThat(
            Cli.run(
                    "check",
                    directory,
                    "--claims",
                    claims.toString(),
                    "--select",
                    "worst-validation-loss")
                .out())
        .contains(
            "held-out pairs are recorded at the last checkpoint and at that of the lowest own"
                + " objective, but runs are judged at the");
  }

  /** That of GR-IPO's lowest worst validation loss, and of IPO's lowest average. */
  @Test
  void pairsAreRecordedAtTheCheckpointOfTheOwnObjectiveToo() throws IOException {
    String run = "run " + NAME + " --seeds 0,1 --methods ipo,gr-ipo --set methods.*.steps=60";
    String data = " --set data.features=64 --set data.examples=both --out ";
    String more = " --set methods.*.eta_theta=9 --set methods.*.evaluate_every=4";
    assertThat(Cli.run((run + more + data + out).split(" ")).exitCode()).isZero();
    Path directory = out.resolve(NAME);
    ExperimentDirectory experiment = new ExperimentDirectory(directory);
    for (Map<String, String> cell : experiment.cells()) {
      Map<String, Double> metrics = experiment.metrics(cell.get("id"));
      String score = cell.get("method").equals("ipo") ? "average" : "worst";
      int best = -1;
      for (int step = 0; step <= 60; step += 4) {
        if (loss(metrics, step, score) < loss(metrics, best, score)) {
          best = step;
        }
      }
      assertThat(best).isLessThan(60);
      Path file =
          directory.resolve("runs").resolve(cell.get("id")).resolve("examples-own-objective.csv");
      double mean =
          Files.readAllLines(file).stream()
              .map(line -> line.split(","))
              .filter(row -> row[0].equals("test") && row[1].equals("Egypt"))
              .mapToDouble(row -> Double.parseDouble(row[3]))
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(metrics.get(best + "|test|Egypt|loss"), within(1e-12));
    }
    Path claims =
        Files.writeString(
            out.resolve("claims.yaml"),
            """
            claims:
              - {name: a, text: t, metric: loss, split: test, group: worst, methods: {gr-ipo: ipo}, unit: question}
            """);
    Cli check =
        Cli.run(
            "check",
            directory.toString(),
            "--claims",
            claims.toString(),
            "--select",
            "own-objective");
    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).doesNotContain("do not record");
  }

  private static double loss(Map<String, Double> metrics, int step, String group) {
    return metrics.get(step + "|validation|" + group + "|loss");
  }

  @Test
  void recordsAndReport() throws IOException {
    Cli run =
        Cli.run(
            "run",
            NAME,
            "--seeds",
            "0,1",
            "--methods",
            "ipo,gr-ipo",
            "--set",
            "methods.*.steps=4",
            "--set",
            "data.features=64",
            "--out",
            out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path directory = out.resolve(NAME);
    ExperimentDirectory experiment = new ExperimentDirectory(directory);
    Map<String, Double> metrics = experiment.metrics(experiment.cells().get(0).get("id"));
    assertThat(metrics)
        .containsKeys(
            "-1|train|worst|loss",
            "-1|test|Japan|accuracy",
            "4|validation|India (Current national sample)|loss",
            "4|test|average|reward_margin",
            "4||China|weight",
            "4|||theta[63]")
        .doesNotContainKeys("4|test|worst|kl", "4|test|worst|logprob_accuracy");
    assertThat(metrics.get("-1|train|worst|loss")).isBetween(0.95, 1.05);

    Cli report = Cli.run("report", directory.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    Path folder = directory.resolve("report");
    assertThat(Files.readString(folder.resolve("table.md")))
        .contains("worst test accuracy")
        .doesNotContain("KL", "not recorded");
    assertThat(Files.readString(folder.resolve("curves.csv")))
        .contains("ipo,accuracy,validation,worst,-1,2,", "gr-ipo,weight,,Japan,4,2,");
    for (String figure :
        List.of("paper", "worst-validation-accuracy-ipo", "groups-ipo", "weights")) {
      assertThat(folder.resolve("figures").resolve(figure + ".svg")).isNotEmptyFile();
    }
    assertThat(Files.readString(folder.resolve("figures/groups-ipo.svg")))
        .contains("before training", "Nigeria");
  }

  @Test
  void reportNeedsNoFile() throws IOException {
    Path file = out.resolve("survey.csv");
    Files.writeString(file, SurveySimulator.csv(SurveySimulator.SEED));
    String[] run = {
      "run",
      NAME,
      "--seeds",
      "0",
      "--methods",
      "ipo",
      "--set",
      "methods.*.steps=2",
      "--set",
      "data.file=" + file,
      "--out",
      out.toString()
    };
    assertThat(Cli.run(run).exitCode()).isZero();
    Files.delete(file);
    assertThat(Cli.run("report", out.resolve(NAME).toString()).exitCode()).isZero();
    Cli again = Cli.run(run);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("data.file: " + file + ": no such file; give the path of");
  }

  @Test
  void aDamagedFileIsNamedBeforeAnythingIsWritten() throws IOException {
    Path file = Files.writeString(out.resolve("bad.csv"), "question,options\n");
    Cli cli = Cli.run("run", NAME, "--set", "data.file=" + file, "--out", out.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).contains("data.file: " + file + ": must have the columns question, ");
    assertThat(out.resolve("opinion")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.file=3 | data.file: must be text, but was 3",
        "data.grups=five | data.grups: unknown key; did you mean \"groups\"?",
        "data.groups=Nigeria;Jpan | data.groups: embedded has no group \"Jpan\"; did you mean"
            + " \"Japan\"",
        "data.groups=Japan;Japan | data: the group \"Japan\" stands there twice",
        "data.split=fold | data.split: must be one of random, folds, question, question-folds, but"
            + " was fold",
        "data.split=folds | data.fold: is missing; add it",
        "data.fold=1 | data.fold: unknown key",
        "data.split_seed=-1 | data: split_seed must be at least 0, but was -1",
        "data.split_seed=4294967296 | data.split_seed: must be at most 4294967295, but was",
        "data.pairs=ranked | data.ranked_pairs: is missing; add it",
        "data.features=0 | data: features must be at least 1, but was 0",
        "data.group_scale=-1 | data: group_scale must not be negative, but was -1.0",
        "data.start=[1] | data: start must be two increasing numbers, low and high",
      })
  void wrongSetting(String assignment, String message) {
    Cli cli = Cli.run("run", NAME, "--dry-run", "--set", assignment);
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
  }
}
