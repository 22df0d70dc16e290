package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.language.cache.ContentCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Language models from the command line, on tiny random checkpoints: records, resume, mistakes. */
class LanguageExperimentTest {
  private static final Path FIXTURES =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures");

  @TempDir Path out;

  private static String model(String fixture) {
    return "data.model=" + FIXTURES.resolve(fixture);
  }

  /** A survey of the embedded one's first questions. */
  private Path survey(int rows) throws IOException {
    Path file = out.resolve("survey.csv");
    if (!Files.exists(file)) {
      List<String> lines = SurveySimulator.csv(SurveySimulator.SEED).lines().toList();
      Files.write(file, lines.subList(0, rows + 1), StandardCharsets.UTF_8);
    }
    return file;
  }

  private String[] arguments(String experiment, String fixture, Path target, String... more)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("run", experiment, "--out", target.toString()));
    all.addAll(List.of("--set", "data.file=" + survey(40)));
    if (Stream.of(more).noneMatch(argument -> argument.startsWith("data.model="))) {
      all.addAll(List.of("--set", model(fixture)));
    }
    if (!List.of(more).contains("--seeds")) {
      all.addAll(List.of("--seeds", "0"));
    }
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private static final String[] SHORT = {
    "--set", "methods.*.epochs=1", "--set", "methods.*.evaluate_every=64"
  };

  @ParameterizedTest
  @ValueSource(strings = {"opinion/paper", "opinion/scripts"})
  void thePapersExperimentOnATinyGemma(String name) throws IOException {
    Cli run = Cli.run(arguments(name, "gemma", out, SHORT));
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
          .doesNotContain(FIXTURES.toString());
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
                Arrays.stream(SHORT),
                Stream.of("--methods", "gr-ipo", "--set", "data.examples=recorded"))
            .toArray(String[]::new);
    String name = "opinion/five-countries-lm";
    Cli run = Cli.run(arguments(name, "llama", out, set));
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
      Files.copy(FIXTURES.resolve("gemma").resolve(file), model.resolve(file));
    }
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"bos_token\": \"<bos>\", \"add_bos_token\": false}");
    String[] more = {
      "--methods", "ipo,gr-ipo", "--set", first, "--set", second, "--set", "data.model=" + model
    };

    Cli run = Cli.run(arguments(name, "gemma", out, more));

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
        Stream.concat(Arrays.stream(SHORT), Stream.of("--methods", "gr-ipo"))
            .toArray(String[]::new);
    String name = "opinion/five-countries-lm";
    assertThat(Cli.run(arguments(name, "llama", out.resolve("a"), set)).exitCode()).isZero();
    assertThat(Cli.run(arguments(name, "llama", out.resolve("b"), set)).exitCode()).isZero();
    Map<String, String> first = records(out.resolve("a").resolve(name));
    assertThat(first).hasSize(7).isEqualTo(records(out.resolve("b").resolve(name)));
    Path manifest = manifest(out.resolve("a").resolve(name));
    String before = Files.readString(manifest);
    assertThat(Cli.run(arguments(name, "llama", out.resolve("a"), set)).exitCode()).isZero();
    assertThat(manifest).content().isEqualTo(before);
  }

  @Test
  void aKilledCellGoesOnAndEndsInTheSameBytes() throws Exception {
    String[] set = {
      "--methods",
      "gr-ipo",
      "--set",
      "methods.*.epochs=3",
      "--set",
      "methods.*.evaluate_every=40",
      "--set",
      "methods.*.plateau_patience=1000"
    };
    String name = "opinion/five-countries-lm";
    Path killed = out.resolve("killed");
    Process process = start(arguments(name, "llama", killed, set));
    Path runs = killed.resolve(name).resolve("runs");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (process.isAlive() && System.nanoTime() < deadline && states(runs).isEmpty()) {
      Thread.sleep(20);
    }
    Thread.sleep(200);
    process.destroyForcibly().waitFor();
    assumeTrue(!states(runs).isEmpty(), "skipped: the cell ended before it could be killed");
    assertThat(Cli.run(arguments(name, "llama", killed, set)).exitCode()).isZero();
    assertThat(states(runs)).isEmpty();
    Path whole = out.resolve("whole");
    assertThat(Cli.run(arguments(name, "llama", whole, set)).exitCode()).isZero();
    assertThat(records(killed.resolve(name))).isEqualTo(records(whole.resolve(name)));
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
    Cli run = Cli.run(arguments(name, "llama", out, set.toArray(String[]::new)));
    assertThat(run.exitCode()).as(run.err()).isZero();
    Cli report = Cli.run("report", out.resolve(name).toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
  }

  @Test
  void runsThatStopEarlyAreReported() throws IOException {
    String name = "opinion/five-countries-lm";
    String[] set = {
      "--seeds",
      "0,2",
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
    assertThat(Cli.run(arguments(name, "llama", out, set)).exitCode()).isZero();
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
      "data.max_length=160"
    };
    Cli run = Cli.run(arguments(name, "llama", out, set));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("pairs left out as longer than 160 tokens: Nigeria ");
    assertThat(manifest(out.resolve(name))).content().contains("\"pairs_too_long\" : {");
  }

  @Test
  void oneFineTuningServesAllProcesses() throws Exception {
    String name = "opinion/five-countries-lm";
    Path cache = out.resolve("cache");
    for (String method : List.of("ipo", "gr-ipo")) {
      String[] set = {"--methods", method, "--set", "methods.*.epochs=1"};
      Process process = start(cache, arguments(name, "llama", out.resolve(method), set));
      assertThat(process.waitFor()).isZero();
    }
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("-.*", "")))
          .containsExactlyInAnyOrder("trunk", "sft", "reference", "base");
    }
  }

  @Test
  void twoProcessesShareADirectory() throws Exception {
    String name = "opinion/five-countries-lm";
    String[] arguments = arguments(name, "llama", out.resolve("shared"), SHORT);
    Process first = start(arguments);
    Process second = start(arguments);
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(Cli.run(arguments(name, "llama", out.resolve("alone"), SHORT)).exitCode()).isZero();
    assertThat(records(out.resolve("shared").resolve(name)))
        .isEqualTo(records(out.resolve("alone").resolve(name)));
  }

  @Test
  void aLogLinearPolicyOnHiddenStates() throws IOException {
    Cli run =
        Cli.run(
            arguments(
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.model=none | data.model: is missing; give the folder of a language model's"
            + " checkpoint",
        "data.model=/no/such | data.model: /no/such: no such folder; give the folder of a"
            + " checkpoint",
        "data.lora_layers=top:9 | lora_layers top:9 is more than the model's 3 layers",
        "data.lora_layers=upper | data: lora_layers must be all, top:K for the K uppermost, or",
        "data.lora_targets=q | data: lora_targets must be all, or names out of q_proj,",
        "data.lora_scaling=dora | data.lora_scaling: must be one of lora, rslora, but was dora",
        "data.lora_rank=0 | data: lora rank must be at least 1, but was 0",
        "data.max_length=8 | must have, with its response, at most 8 tokens, the smaller of"
            + " max_length",
        "data.device=gpu | data: device gpu asks for a GPU, but PyTorch 2.7.1 finds none; set"
            + " device: cpu, or name the libraries of a CUDA build in PYTORCH_LIBRARY_PATH",
        "data.device=tpu | data: device must be cpu, gpu, gpu: and a number from 0, or auto, but"
            + " was tpu",
        "data.weight_storage=f16 | data.weight_storage: must be one of auto, f32, stored, but was"
            + " f16",
        "data.activations=some | data.activations: must be one of kept, recomputed, but was some",
        "data.sft_epochs=-1 | data: sft_epochs must be at least 0, but was -1",
        "data.lora_layers=true | data.lora_layers: must be words or numbers, or a list of these",
        "data.lora_rank=1e8 | lora_rank 100000000 makes an adapter of more than 2^31 weights",
        "data.too_long=skip | data.too_long: must be one of error, drop, truncate, but was skip",
        "data.policy=tabular | data.policy: must be one of log-linear, language-model",
        "data.start=[0,1] | data.start: unknown key",
        "methods.ipo.steps=3 | methods.ipo.steps: unknown key; known are loss",
        "methods.ipo.batch=3 | batch",
        "methods.ipo.learning_rate=-1 | learning_rate must be positive",
      })
  void wrongSetting(String assignment, String message) throws IOException {
    String path = assignment.substring(0, assignment.indexOf('='));
    List<String> set = new ArrayList<>(List.of("--set", assignment));
    for (int i = 0; i < SHORT.length; i += 2) {
      if (!SHORT[i + 1].startsWith(path + "=")) {
        set.addAll(List.of(SHORT[i], SHORT[i + 1]));
      }
    }
    Cli cli =
        Cli.run(arguments("opinion/five-countries-lm", "llama", out, set.toArray(String[]::new)));
    assertThat(cli.exitCode()).as(cli.err()).isIn(1, 2);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
  }

  private static Process start(String... arguments) throws IOException {
    return start(ContentCache.standard().folder(), arguments);
  }

  private static Process start(Path cache, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("GRPO_CACHE_DIR", cache.toString());
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<Path> states(Path runs) throws IOException {
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(runs)) {
      return files.filter(file -> file.endsWith("preferences.state")).toList();
    } catch (java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  /** Everything but the environment, by path. */
  private static Map<String, String> records(Path experiment) throws IOException {
    Map<String, String> records = new TreeMap<>();
    Path runs = experiment.resolve("runs");
    try (Stream<Path> files = Files.walk(runs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = runs.relativize(file).toString();
        if (!name.matches("(.*/)?(environment\\.json|done|\\.locks)")) {
          records.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return records;
  }

  private static Path manifest(Path experiment) throws IOException {
    try (Stream<Path> files = Files.walk(experiment)) {
      return files.filter(file -> file.endsWith("manifest.json")).findFirst().orElseThrow();
    }
  }
}
