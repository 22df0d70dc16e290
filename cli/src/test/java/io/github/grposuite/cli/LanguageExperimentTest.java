package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Language models from the command line, on tiny random checkpoints: records and reports. */
class LanguageExperimentTest {
  @TempDir Path out;

  @ParameterizedTest
  @ValueSource(strings = {"opinion/paper", "opinion/scripts"})
  void thePapersExperimentOnATinyGemma(String name) throws IOException {
    Cli run = Cli.run(TinyLanguage.arguments(out, name, "gemma", out, TinyLanguage.SHORT));
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path directory = out.resolve(name);
    boolean printed = name.equals("opinion/paper");
    assertThat(directory.resolve("experiment.yaml"))
        .content()
        .contains("sft_optimizer: rmsprop", "learning_rate: " + (printed ? "3" : "2") + ".0E-5")
        .contains(printed ? "plateau_examples: 4000" : "plateau_patience: 4");
    ExperimentDirectory experiment = new ExperimentDirectory(directory);
    for (Map<String, String> cell : experiment.cells()) {
      assertThat(cell.get("status")).isEqualTo("done");
      Path record = directory.resolve("runs").resolve(cell.get("id"));
      assertThat(record.resolve("adapter/adapter_config.json")).content().contains("\"r\" : 8");
      assertThat(record.resolve("adapter/adapter_model.safetensors")).isNotEmptyFile();
      assertThat(record.resolve("policy.json")).content().contains("\"language-model\"");
      assertThat(record.resolve("manifest.json"))
          .content()
          .contains("\"threads\"", "\"model\" : \"sha256:")
          .doesNotContain(TinyLanguage.FIXTURES.toString());
      assertThat(experiment.metrics(cell.get("id")))
          .containsKeys(
              "0|train|worst|loss",
              "0|test|Japan|logprob_accuracy",
              "4|validation|gap|accuracy",
              "4||Egypt|weight")
          .containsEntry("0|validation|worst|loss", 2500.0);
      assertThat(directory.resolve("runs/.training-" + cell.get("id"))).doesNotExist();
    }
    Cli report = Cli.run("report", directory.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(directory.resolve("report/figures/paper.svg")).isNotEmptyFile();
  }

  @Test
  void heldOutPairsOfALanguageModel() throws IOException {
    String[] set =
        Stream.concat(
                Arrays.stream(TinyLanguage.SHORT),
                Stream.of("--methods", "gr-ipo", "--set", "data.examples=recorded"))
            .toArray(String[]::new);
    String name = "opinion/five-countries-lm";
    Cli run = Cli.run(TinyLanguage.arguments(out, name, "llama", out, set));
    assertThat(run.exitCode()).as(run.err()).isZero();
    ExperimentDirectory experiment = new ExperimentDirectory(out.resolve(name));
    String id = experiment.cells().get(0).get("id");
    Path record = out.resolve(name).resolve("runs").resolve(id);
    double[] losses =
        Files.readAllLines(record.resolve("examples.csv")).stream()
            .map(line -> line.split(","))
            .filter(row -> row[0].equals("test") && row[1].equals("Egypt"))
            .mapToDouble(row -> Double.parseDouble(row[3]))
            .toArray();
    Map<String, Double> metrics = experiment.metrics(id);
    double last =
        metrics.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("|test|Egypt|loss"))
            .max(Comparator.comparingInt(e -> Integer.parseInt(e.getKey().split("\\|")[0])))
            .orElseThrow()
            .getValue();
    assertThat(Arrays.stream(losses).average().orElseThrow())
        .isCloseTo(last, within(1e-9 * Math.abs(last)));
  }

  /** Once, however many cells: by the features of a log-linear policy as by a language model. */
  @ParameterizedTest
  @CsvSource({
    "opinion/five-countries-states, data.examples=none, methods.*.steps=2",
    "opinion/five-countries-lm, data.examples=recorded, methods.*.epochs=1"
  })
  void whatAModelsFilesDisagreeAboutIsSaid(String name, String first, String second)
      throws IOException {
    Path model = Files.createDirectory(out.resolve("model"));
    for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(TinyLanguage.FIXTURES.resolve("gemma").resolve(file), model.resolve(file));
    }
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"bos_token\": \"<bos>\", \"add_bos_token\": false}");
    String[] more = {
      "--methods", "ipo,gr-ipo", "--set", first, "--set", second, "--set", "data.model=" + model
    };

    Cli run = Cli.run(TinyLanguage.arguments(out, name, "gemma", out, more));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsOnlyOnce(
            model
                + ": tokenizer_config.json has add_bos_token false, but tokenizer.json puts <bos>"
                + " (2) before a text, which counts (as in transformers 5)");
  }

  @Test
  void sameSeedSameBytesAndNothingIsRunTwice() throws IOException {
    String[] set =
        Stream.concat(Arrays.stream(TinyLanguage.SHORT), Stream.of("--methods", "gr-ipo"))
            .toArray(String[]::new);
    String name = "opinion/five-countries-lm";
    assertThat(
            Cli.run(TinyLanguage.arguments(out, name, "llama", out.resolve("a"), set)).exitCode())
        .isZero();
    assertThat(
            Cli.run(TinyLanguage.arguments(out, name, "llama", out.resolve("b"), set)).exitCode())
        .isZero();
    Map<String, String> first = TinyLanguage.records(out.resolve("a").resolve(name));
    assertThat(first).hasSize(7).isEqualTo(TinyLanguage.records(out.resolve("b").resolve(name)));
    Path manifest = manifest(out.resolve("a").resolve(name));
    String before = Files.readString(manifest);
    assertThat(
            Cli.run(TinyLanguage.arguments(out, name, "llama", out.resolve("a"), set)).exitCode())
        .isZero();
    assertThat(manifest).content().isEqualTo(before);
  }

  /** What does not touch one another is set together. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.response_end=eos data.lora_layers=2 data.lora_dropout=0.1"
            + " methods.gr-ipo.log_probability=mean",
        "data.sft_epochs=0 data.lora_layers=[1,2] data.lora_targets=[q_proj,v_proj]"
            + " data.lora_scaling=rslora",
      })
  void otherSettings(String assignments) throws IOException {
    String name = "opinion/five-countries-lm";
    List<String> set =
        new ArrayList<>(List.of("--methods", "gr-ipo", "--set", "methods.*.epochs=1"));
    for (String assignment : assignments.split(" ", -1)) {
      set.addAll(List.of("--set", assignment));
    }
    Cli run = Cli.run(TinyLanguage.arguments(out, name, "llama", out, set.toArray(String[]::new)));
    assertThat(run.exitCode()).as(run.err()).isZero();
    Cli report = Cli.run("report", out.resolve(name).toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
  }

  @Test
  void runsThatStopEarlyAreReported() throws IOException {
    String name = "opinion/five-countries-lm";
    String[] set = {
      "--seeds",
      "0..3",
      "--methods",
      "ipo",
      "--set",
      "methods.*.epochs=6",
      "--set",
      "methods.*.learning_rate=0.05",
      "--set",
      "methods.*.evaluate_every=32",
      "--set",
      "methods.*.plateau_patience=0",
      "--set",
      "methods.*.min_learning_rate=0.001"
    };
    assertThat(Cli.run(TinyLanguage.arguments(out, name, "llama", out, set)).exitCode()).isZero();
    Cli report = Cli.run("report", out.resolve(name).toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(out.resolve(name).resolve("report/table.md"))
        .content()
        .contains("training stopped early in some runs");
  }

  @Test
  void longPairsAreCountedAndTold() throws IOException {
    String name = "opinion/five-countries-lm";
    String[] set = {
      "--methods",
      "ipo",
      "--set",
      "methods.*.epochs=1",
      "--set",
      "data.too_long=drop",
      "--set",
      "data.max_length=120"
    };
    Cli run = Cli.run(TinyLanguage.arguments(out, name, "llama", out, set));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("pairs left out as longer than 120 tokens: Nigeria ");
    assertThat(manifest(out.resolve(name))).content().contains("\"pairs_too_long\" : {");
  }

  @Test
  void aLogLinearPolicyOnHiddenStates() throws IOException {
    Cli run =
        Cli.run(
            TinyLanguage.arguments(
                out,
                "opinion/five-countries-states",
                "llama",
                out,
                "--set",
                "methods.*.steps=20",
                "--set",
                "methods.*.eta_theta=0.1"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    ExperimentDirectory experiment =
        new ExperimentDirectory(out.resolve("opinion/five-countries-states"));
    Map<String, Double> metrics = experiment.metrics(experiment.cells().get(0).get("id"));
    assertThat(metrics).containsKey("20|||theta[31]").doesNotContainKey("20|||theta[32]");
    assertThat(metrics.get("20|train|average|loss"))
        .isLessThan(metrics.get("-1|train|average|loss"));
  }

  private static Path manifest(Path experiment) throws IOException {
    try (Stream<Path> files = Files.walk(experiment)) {
      return files.filter(file -> file.endsWith("manifest.json")).findFirst().orElseThrow();
    }
  }
}
