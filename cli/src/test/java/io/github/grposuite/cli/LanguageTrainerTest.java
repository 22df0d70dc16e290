package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run of a language model leaves for who trained it, and what can be gone on from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageTrainerTest {
  private static final Path MODEL =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures/llama");
  private static final String NAME = "opinion/five-countries-lm";

  @TempDir private static Path out;

  /** A run of two epochs of fine-tuning and three of GR-IPO that keeps three checkpoints. */
  private Path whole;

  private String id;
  private Map<String, Double> metrics;

  @BeforeAll
  void train() throws IOException {
    Files.write(out.resolve("survey.csv"), TinyLanguage.survey(20), StandardCharsets.UTF_8);
    whole = out.resolve("whole").resolve(NAME);
    Cli run = run("whole");
    assertThat(run.exitCode()).as(run.err()).isZero();
    ExperimentDirectory experiment = new ExperimentDirectory(whole);
    id = experiment.cells().get(0).get("id");
    metrics = experiment.metrics(id);
  }

  private Cli run(String folder, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", NAME, "--seeds", "3"));
    arguments.addAll(List.of("--methods", "gr-ipo", "--out", out.resolve(folder).toString()));
    Map<String, String> set = new TreeMap<>();
    Stream.concat(
            Stream.of(
                "data.model=" + MODEL,
                "data.file=" + out.resolve("survey.csv"),
                "data.lora_layers=top:1",
                "data.sft_epochs=2",
                "data.sft_evaluate_every=32",
                "methods.gr-ipo.epochs=3",
                "methods.gr-ipo.evaluate_every=32",
                "methods.gr-ipo.learning_rate=0.02",
                "methods.gr-ipo.keep=own-objective",
                "methods.gr-ipo.checkpoints=3"),
            Stream.of(more))
        .forEach(each -> set.put(each.split("=")[0], each));
    set.values().forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(whole.resolve("runs").resolve(id).resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(","))
        .toList();
  }

  private List<Integer> steps() {
    return metrics.keySet().stream()
        .filter(key -> key.endsWith("|validation|worst|loss"))
        .map(key -> Integer.parseInt(key.substring(0, key.indexOf('|'))))
        .sorted()
        .toList();
  }

  /**
   * Where responses are single letters, −ln π(chosen) is the fine-tuning loss: of the base model
   * before, and of the reference at the end.
   */
  @Test
  void everyStageIsMeasured() throws IOException {
    Map<Integer, Double> tuned = new TreeMap<>();
    for (String[] row : rows("sft.csv")) {
      assertThat(row[3]).isEqualTo("sft_loss");
      if (row[1].equals("validation") && row[2].equals("Japan")) {
        tuned.put(Integer.parseInt(row[0]), Double.parseDouble(row[4]));
      }
    }
    assertThat(tuned).hasSizeGreaterThan(2);
    List<Double> losses = List.copyOf(tuned.values());
    // Sums in another order, of at most a hundred numbers in 32 bits.
    assertThat(-metrics.get("0|validation|Japan|base_logp_chosen"))
        .isEqualTo(losses.get(0), within(1e-5 * losses.get(0)));
    assertThat(-metrics.get("0|validation|Japan|logp_chosen"))
        .isEqualTo(losses.get(losses.size() - 1), within(1e-5 * losses.get(0)));
    assertThat(metrics)
        .containsKeys(
            "0|train|gap|base_loss",
            "0|test|worst|base_reward_margin",
            "0|test|average|base_logprob_accuracy")
        .containsEntry("0|test|average|reward_margin", 0.0)
        .doesNotContainKeys("1|test|average|base_loss", "0||Japan|base_weight");
    assertThat(steps()).hasSizeGreaterThan(5);
    for (int step : steps()) {
      String of = step + "|test|Egypt|";
      assertThat(metrics.get(of + "reward_chosen") - metrics.get(of + "reward_rejected"))
          .isEqualTo(metrics.get(of + "reward_margin"), within(1e-9));
    }
  }

  @Test
  void everyUpdateIsOnDisk() throws IOException {
    List<String[]> rows = rows("updates.csv");
    for (String stage : List.of("fine-tuning", "preferences")) {
      List<String[]> own = rows.stream().filter(row -> row[0].equals(stage)).toList();
      assertThat(own.stream().map(row -> Integer.parseInt(row[1])))
          .isEqualTo(IntStream.rangeClosed(1, own.size()).boxed().toList());
      assertThat(own.get(0)[2]).isEqualTo("16");
    }
    List<Integer> steps = steps();
    assertThat(rows.get(rows.size() - 1)[1]).isEqualTo(steps.get(steps.size() - 1).toString());
  }

  @Test
  void theAdapterIsThatOfTheBestCheckpoint() throws IOException {
    int best =
        steps().stream()
            .min(Comparator.comparing(step -> metrics.get(step + "|validation|worst|loss")))
            .orElseThrow();
    assertThat(whole.resolve("runs").resolve(id).resolve("policy.json"))
        .content()
        .contains("\"kept_step\" : " + best);
    Cli next =
        run("best", "data.sft_epochs=0", "data.adapter=" + adapter(), "methods.gr-ipo.epochs=1");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(first("best").get("0|validation|Japan|logp_chosen"))
        .isEqualTo(metrics.get(best + "|validation|Japan|logp_chosen"));
  }

  private Path adapter() {
    return whole.resolve("runs").resolve(id).resolve("adapter");
  }

  private Map<String, Double> first(String folder) throws IOException {
    ExperimentDirectory experiment = new ExperimentDirectory(out.resolve(folder).resolve(NAME));
    return experiment.metrics(experiment.cells().get(0).get("id"));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> folders = Files.list(whole.resolve("checkpoints").resolve(id))) {
      return folders
          .sorted(
              Comparator.comparing(
                  path -> Integer.parseInt(path.getFileName().toString().substring(5))))
          .toList();
    }
  }

  @Test
  void aKeptCheckpointIsGoneOnFromToTheSameBytes() throws IOException {
    List<Integer> steps = steps();
    List<String> names =
        steps.subList(steps.size() - 3, steps.size()).stream().map(step -> "step-" + step).toList();
    assertThat(kept().stream().map(path -> path.getFileName().toString())).isEqualTo(names);
    Path again = out.resolve("again").resolve(NAME);
    Path step = Files.createDirectories(again.resolve("checkpoints/" + id + "/" + names.get(0)));
    for (String file :
        List.of("preferences.state", "adapter_config.json", "adapter_model.safetensors")) {
      Files.copy(kept().get(0).resolve(file), step.resolve(file));
    }
    Cli run = run("again");
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (String file :
        List.of(
            "metrics.csv",
            "updates.csv",
            "sft.csv",
            "policy.json",
            "adapter/adapter_model.safetensors")) {
      assertThat(again.resolve("runs").resolve(id).resolve(file))
          .hasSameBinaryContentAs(whole.resolve("runs").resolve(id).resolve(file));
    }
    Path torn = Files.createDirectories(Path.of(step.toString().replace("again", "torn")));
    byte[] state = Files.readAllBytes(step.resolve("preferences.state"));
    state[state.length / 2] ^= 1;
    Files.write(torn.resolve("preferences.state"), state);
    assertThat(run("torn").err()).contains(names.get(0) + "/preferences.state is damaged");
    Cli next = run("next", "data.sft_epochs=0", "data.adapter=" + step, "methods.gr-ipo.epochs=1");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(first("next").get("0|test|gap|logp_rejected"))
        .isEqualTo(metrics.get(steps.get(steps.size() - 3) + "|test|gap|logp_rejected"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.adapter=/no/such | data.adapter: /no/such/adapter_config.json does not exist; give a"
            + " folder with an adapter in PEFT's format",
        "data.lora_rank=4 | must have the rank, alpha, maps and layers of lora_rank, lora_alpha,"
            + " lora_targets and lora_layers, but adapter_config.json has others: rank 8, alpha 32",
        "methods.gr-ipo.checkpoints=-1 | checkpoints must be at least 0, but was -1",
        "methods.gr-ipo.checkpoints=1.5 | checkpoints must be a whole number, but was 1.5",
        "methods.gr-ipo.keep=best | methods.gr-ipo.keep: must be one of last, own-objective, but"
            + " was best",
      })
  void wrongSetting(String assignment, String message) {
    String[] adapter =
        assignment.startsWith("data.lora")
            ? new String[] {"data.adapter=" + adapter()}
            : new String[0];
    Cli run =
        run(
            "wrong",
            Stream.concat(Stream.of(adapter), Stream.of(assignment)).toArray(String[]::new));
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains(message);
  }
}
