package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's losses and weightings for language models, from the command line. */
class LanguageMethodsTest {
  private static final Path MODEL =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures/llama");
  private static final String COMMON =
      "{beta: 0.1, epochs: 1, evaluate_every: 100000, batch: 32, evaluate_train: none,"
          + " learning_rate: 1e-3";

  @TempDir Path out;

  private Path specification(String... methods) throws IOException {
    Path file = Files.write(out.resolve("survey.csv"), TinyLanguage.survey(20));
    StringBuilder yaml =
        new StringBuilder(
            """
            name: lm
            description: Methods for language models
            seeds: 0
            data: {source: opinions, policy: language-model, model: %s, file: %s, groups: five,
                   lora_layers: top:1, sft_epochs: 0, examples: recorded}
            methods:
            """
                .formatted(MODEL.toAbsolutePath(), file));
    for (String method : methods) {
      yaml.append("  ").append(method).append('\n');
    }
    Path written = out.resolve("lm.yaml");
    return Files.writeString(written, yaml, StandardCharsets.UTF_8);
  }

  private Cli run(String... methods) throws IOException {
    return Cli.run(
        "run",
        specification(methods).toString(),
        "--out",
        out.resolve("results").toString(),
        "--plugins",
        "../docs/examples/FrankWolfe.java");
  }

  private static String record(
      ExperimentDirectory experiment, Path runs, String method, String file) throws IOException {
    String id =
        experiment.cells().stream()
            .filter(cell -> cell.get("method").equals(method))
            .findFirst()
            .orElseThrow()
            .get("id");
    return Files.readString(runs.resolve(id).resolve(file));
  }

  @Test
  void methodsOfOtherPeopleTrain() throws IOException {
    Cli run =
        run(
            "rpo: " + COMMON + "}",
            "chi-po: " + COMMON + ", clip: 20}",
            "gr-nca: " + COMMON + ", loss: nca, weighting: grpo, eta_alpha: 1}",
            "gr-dpo: " + COMMON + ", eta_alpha: 1, group_loss: sum, max_norm: 1e-3}",
            "cgd-dpo: " + COMMON + ", eta_alpha: 1, max_norm: 0}",
            "cvar-dpo: " + COMMON + ", tail: 0.4}",
            "cut: " + COMMON + ", loss: dpo, weighting: subsample}",
            "own: " + COMMON + ", loss: dpo, weighting: frank-wolfe}");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern(
            "gr-dpo, seed 0: the gradient was clipped to max_norm 0.001 in (\\d+) of \\1 updates;"
                + " by group_loss sum")
        .doesNotContain("cgd-dpo, seed 0: the gradient");
    Path results = out.resolve("results/lm");
    ExperimentDirectory experiment = new ExperimentDirectory(results);
    assertThat(experiment.cells()).hasSize(8).allMatch(cell -> cell.get("status").equals("done"));
    Path runs = results.resolve("runs");
    assertThat(record(experiment, runs, "rpo", "manifest.json")).contains("\"sft_weight\" : 1.0");
    assertThat(record(experiment, runs, "gr-nca", "manifest.json"))
        .contains("\"group_loss\" : \"mean\"");
    assertThat(record(experiment, runs, "gr-dpo", "manifest.json"))
        .doesNotContain("\"group_loss\"", "\"sft_weight\"");
    assertThat(record(experiment, runs, "cgd-dpo", "manifest.json"))
        .contains("\"group_loss\" : \"mean\"");
    assertThat(record(experiment, runs, "own", "manifest.json"))
        .contains("\"eta_alpha\" : 0.1", "\"group_loss\" : \"mean\"", "\"FrankWolfe\"");
    assertThat(record(experiment, runs, "own", "policy.json")).doesNotContain("[ 0.2, 0.2,");
    for (Map<String, String> cell : experiment.cells()) {
      checkExamples(experiment, runs, cell);
    }
    Cli again = Cli.run("verify", results.toString());
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    Cli report = Cli.run("report", results.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
  }

  /** The losses of held-out pairs have the mean that was measured. */
  private static void checkExamples(
      ExperimentDirectory experiment, Path runs, Map<String, String> cell) throws IOException {
    double[] losses =
        Files.readAllLines(runs.resolve(cell.get("id")).resolve("examples.csv")).stream()
            .map(line -> line.split(","))
            .filter(row -> row[0].equals("test") && row[1].equals("Egypt"))
            .mapToDouble(row -> Double.parseDouble(row[3]))
            .toArray();
    Map<String, Double> metrics = experiment.metrics(cell.get("id"));
    int last =
        metrics.keySet().stream()
            .mapToInt(key -> Integer.parseInt(key.split("\\|")[0]))
            .max()
            .orElseThrow();
    double mean = Arrays.stream(losses).average().orElseThrow();
    assertThat(metrics.get(last + "|test|Egypt|loss"))
        .as(cell.get("method"))
        .isCloseTo(mean, within(1e-9 * Math.abs(mean)));
    assertThat(metrics.get(last + "|validation|worst|loss"))
        .isNotEqualTo(metrics.get("0|validation|worst|loss"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chi-po: {} | methods.chi-po.clip: is missing; add it",
        "chi-po: {clip: -1} | methods.chi-po: clip must be positive, but was -1.0",
        "dpo: {sft_weight: -1} | methods.dpo: sft_weight must not be negative, but was -1.0",
        "dpo: {group_loss: mean} | methods.dpo.group_loss: unknown key",
        "gr-dpo: {group_loss: average} | must be one of mean, sum, but was average",
        "gr-ipo@reference-head: {} | is defined for the closed form of log-linear policies only",
      })
  void wrongSetting(String method, String message) throws IOException {
    Cli cli = run(method);
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nca: {beta: 1, eta_theta: 0.1, steps: 5} | loss nca needs the log-ratio of each response,"
            + " which a log-linear policy has only up to ln Z; train a language model"
            + " (data.policy: language-model) or take a loss of the margin, such as dpo",
        "mine: {loss: apo-zero, weighting: pooled, solver: gradient, beta: 1, eta_theta: 0.1,"
            + " steps: 5} | loss apo-zero needs",
        "rpo: {beta: 1, eta_theta: 0.1, steps: 5} | method rpo fine-tunes on chosen responses,"
            + " whose probability a log-linear policy has only up to ln Z; train a language model"
            + " (data.policy: language-model) or take dpo",
        "dpo: {beta: 1, eta_theta: 0.1, steps: 5, sft_weight: 1} | sft_weight: unknown key",
      })
  void logLinearPoliciesHaveMarginsAlone(String method, String message) throws IOException {
    Path yaml =
        Files.writeString(
            out.resolve("linear.yaml"),
            "extends: opinion/five-countries\nname: linear\ndescription: none\nmethods:\n  - "
                + method
                + "\n");
    Cli cli = Cli.run("run", yaml.toString(), "--out", out.toString(), "--dry-run");
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
  }
}
