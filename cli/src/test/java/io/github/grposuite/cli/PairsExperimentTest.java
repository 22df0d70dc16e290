package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code source: pairs}: what is trained on people's own files, ids, sweeps and mistakes. */
class PairsExperimentTest {
  @TempDir Path folder;

  /** Sixty prompts; group a prefers yes to odd ones, b to even ones. */
  static String csv() {
    StringBuilder text = new StringBuilder("question,better,worse,country\n");
    for (int i = 0; i < 60; i++) {
      String odd = i % 2 == 0 ? "no" : "yes";
      String even = i % 2 == 0 ? "yes" : "no";
      text.append("Topic %d?,%s,%s,a\nTopic %d?,%s,%s,b\n".formatted(i, odd, even, i, even, odd));
    }
    return text.toString();
  }

  private Path experiment(String data) throws IOException {
    return Files.writeString(
        folder.resolve("mine.yaml"),
        """
        name: mine
        seeds: 0,1
        data:
          source: pairs
          file: %s
          group: country
          columns: {prompt: question, chosen: better, rejected: worse}
          features: 32
        %s
        methods:
          gr-dpo: {beta: 1, eta_theta: 1, eta_alpha: 0.1, steps: 20, evaluate_every: 10}
        """
            .formatted(file("pairs.csv", csv()), data));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> policies(String experiment) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(experiment))) {
      return files
          .filter(file -> file.endsWith("policy.json"))
          .map(PairsExperimentTest::text)
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Cli done(String... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }

  /** The same numbers, bit for bit, as the survey that the pairs come from. */
  @Test
  void pairsThatWereExportedGiveTheSameTheta() throws IOException {
    String pairs = folder.resolve("pairs").toString();
    done("data", "export", "--pairs-seed", "3", "--prompt-format", "plain", "--out", pairs);
    Path mine =
        file(
            "mine.yaml",
            """
            name: mine
            seeds: 3
            data:
              source: pairs
              file: {train: %1$s/train.jsonl, validation: %1$s/validation.jsonl, test: %1$s/test.jsonl}
              group: group
              start: [-0.01, 0.01]
            methods:
              gr-dpo: {beta: 1, eta_theta: 4, eta_alpha: 0.3, steps: 40, evaluate_every: 10}
              gr-ipo: {solver: gradient, beta: 0.5, eta_theta: 0.5, eta_alpha: 0.1, steps: 40, evaluate_every: 10}
            """
                .formatted(pairs));
    String out = folder.toString();
    done("run", mine.toString(), "--out", out);
    done(
        "run",
        "opinion/five-countries",
        "--seeds",
        "3",
        "--methods",
        "gr-dpo,gr-ipo",
        "--set",
        "methods.*.steps=40",
        "--out",
        out);
    assertThat(policies("mine")).hasSize(2).isEqualTo(policies("opinion"));
  }

  @Test
  void idIsOfTheContentNotThePath() throws IOException {
    Path yaml = experiment("");
    List<String> ids = ids(yaml);
    String moved = text(yaml).replace("pairs.csv", "moved.csv");
    file("moved.csv", csv());
    assertThat(ids(file("other.yaml", moved))).isEqualTo(ids);
    file("moved.csv", csv().replace("Topic 7", "Topic seven"));
    assertThat(ids(file("other.yaml", moved))).hasSize(2).doesNotContainAnyElementsOf(ids);
  }

  private static List<String> ids(Path yaml) {
    return Plan.of(Specification.read(yaml)).cells().stream().map(Cell::id).toList();
  }

  /** What a run writes down runs again to the same cells, also where a block's part varies. */
  @Test
  void foldsVaryAndTheRecordRunsAgain() throws IOException {
    Path yaml =
        experiment(
            """
              split: {by: row, folds: 3, fold: 0, seed: 1}
            vary:
              data.split.fold: [0, 1, 2]
            """
                .indent(0));
    String out = folder.toString();
    done("run", yaml.toString(), "--out", out);
    Path written = folder.resolve("mine/experiment.yaml");
    assertThat(text(written))
        .contains("  split:\n    by: row\n    folds: 3\n    fold: 0\n    seed: 1\n");
    assertThat(ids(written)).hasSize(6).isEqualTo(ids(yaml));
    assertThat(policies("mine")).hasSize(6);
    assertThat(text(folder.resolve("mine/cells.csv"))).contains("data.split.fold");
    done("verify", folder.resolve("mine").toString());
    done("report", folder.resolve("mine").toString());
  }

  @Test
  void heldOutPairsAreRecordedByPrompt() throws IOException {
    done("run", experiment("  examples: recorded").toString(), "--out", folder.toString());
    try (Stream<Path> files = Files.walk(folder.resolve("mine"))) {
      Path examples = files.filter(file -> file.endsWith("examples.csv")).findFirst().orElseThrow();
      // By prompt: 6 of 60 prompts in either part, judged by both groups.
      assertThat(text(examples).lines().count()).isEqualTo(1 + 2 * 12);
    }
  }

  @Test
  void featuresOfTheirOwn() throws IOException {
    StringBuilder rows = new StringBuilder("g,x0,x1\n");
    for (int i = 0; i < 60; i++) {
      rows.append("a,%d,1\nb,1,%d\n".formatted(1 + i % 3, 1 + i % 2));
    }
    Path yaml =
        file(
            "mine.yaml",
            """
            name: mine
            seeds: 0
            data:
              source: pairs
              file: {train: %s, validation: %s, test: %s}
              group: g
              representation: columns
              columns_of_features: [x0, x1]
            methods:
              dpo: {beta: 1, eta_theta: 1, steps: 5, evaluate_every: 5}
            """
                .formatted(
                    file("f.csv", rows.toString()),
                    file("v.csv", rows.toString()),
                    file("t.csv", rows.toString())));
    done("run", yaml.toString(), "--out", folder.toString());
    assertThat(policies("mine")).hasSize(1);
    // Five steps of gradient descent on the mean of ln(1 + e^-h), written out.
    double[] theta = new double[2];
    for (int step = 0; step < 5; step++) {
      double[] gradient = new double[2];
      for (int i = 0; i < 60; i++) {
        for (double[] x : new double[][] {{1 + i % 3, 1}, {1, 1 + i % 2}}) {
          double slope = -1 / (1 + Math.exp(theta[0] * x[0] + theta[1] * x[1]));
          gradient[0] += slope * x[0] / 120;
          gradient[1] += slope * x[1] / 120;
        }
      }
      theta[0] -= gradient[0];
      theta[1] -= gradient[1];
    }
    double[] found =
        new ObjectMapper()
            .readerFor(double[].class)
            .readValue(new ObjectMapper().readTree(policies("mine").get(0)).get("theta"));
    assertThat(found).containsExactly(theta, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data.group=contry            | data.group: @ has no column "contry"; did you mean "country"?
          data.columns.chosen=beter    | data.columns.chosen: @ has no column "beter"; did you mean "better"?
          data.groups=["a","c"]        | data.groups: @ has no pair of group "c"; did you mean "a"?
          data.groups=[NO,"a"]         | data.groups: must be text or a list of texts, but one is a truth value, as which YAML reads NO
          data.min_pairs=61            | data.min_pairs: @: no group has at least 61 pairs; the largest is "a" with 60
          data.split.by=user           | data.split.by: @ has no column "user"; known are question, better, worse, country
          data.split.fractions=[0.5,0.5] | data.split.fractions: must be three positive numbers that sum to 1
          data.split.fold=1            | data.split.fold: unknown key
          data.split.seed=now          | data.split.seed: must be a whole number, or run for the seed of the run, but was "now"
          data.colums=x                | data.colums: unknown key; did you mean "columns"?
          data.file=none.csv           | data.file: none.csv: no such file
          data.columns=x               | data.columns: must be a block of keys and values
          data.group.on=x              | data.group.join: is missing; add it
          """)
  void mistakesAreSaidAtTheirSetting(String set, String message) throws IOException {
    Path yaml = experiment("");
    Cli cli = Cli.run("run", yaml.toString(), "--set", set, "--out", folder.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err())
        .contains(message.replace("@", folder.resolve("pairs.csv").toString()))
        .doesNotContain("Exception");
  }

  /** Nothing is drawn where the split is fixed, and the start, and every step sees all pairs. */
  @Test
  void copiesOfARunAreSaidAndCountOnce() throws IOException {
    Path yaml = experiment("");
    String out = folder.toString();
    assertThat(done("run", yaml.toString(), "--out", out).err())
        .contains("seeds 0 and 1 of method gr-dpo are the same run, since nothing in it is drawn");
    assertThat(policies("mine").stream().distinct()).hasSize(1);
    done("report", folder.resolve("mine").toString());
    assertThat(text(folder.resolve("mine/report/table.md"))).contains("| GR-DPO | 1 of 2 |");
    Cli divided =
        done("run", yaml.toString(), "--set", "data.split.seed=run", "--out", out + "/other");
    assertThat(divided.err()).doesNotContain("Note");
  }

  @Test
  void aNumberNamesAGroup() throws IOException {
    Path yaml = experiment("  groups: [1, 2]");
    file("pairs.csv", csv().replace(",a\n", ",1\n").replace(",b\n", ",2\n"));
    done("run", yaml.toString(), "--out", folder.toString());
    assertThat(text(folder.resolve("mine/experiment.yaml"))).contains("- \"1\"");
  }

  @Test
  void whatIsLeftOutIsSaid() throws IOException {
    file("pairs.csv", csv() + "Topic 1?,,no,a\nTopic 2?,yes,yes,b\nTopic 3?,yes,no,\nQ?,y,n,c\n");
    Path yaml = experiment("");
    file("pairs.csv", csv() + "Topic 1?,,no,a\nTopic 2?,yes,yes,b\nTopic 3?,yes,no,\nQ?,y,n,c\n");
    assertThat(done("run", yaml.toString(), "--out", folder.toString()).err())
        .contains(
            "left out: 1 no group, 1 an empty response, 1 the same response twice, 1 of a group"
                + " with fewer than min_pairs; ./grpo data describe says more");
  }
}
