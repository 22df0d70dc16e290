package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.training.Components;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every loss and every weighting that is built in trains a language model on conversations. */
class EveryMethodLanguageTest {
  private static final Path FIXTURES =
      Path.of("../language/src/test/resources/io/github/grposuite/language");
  private static final String COMMON =
      "{beta: 0.5, epochs: 1, evaluate_every: 100000, batch: 4, micro_batches: 2,"
          + " evaluate_train: none, learning_rate: 1e-2, eta_alpha: 0.5";

  /** What has no usual value. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "chi-po", ", clip: 20",
          "importance-sampling", ", weights: [0.75, 0.25]",
          "cvar", ", tail: 0.75",
          "chi-square", ", rho: 0.05",
          "kl", ", tilt: 1",
          "kl-ball", ", rho: 0.05",
          "q-ffl", ", q: 1");

  /** Those that have an η_α. */
  private static final Set<String> STEPS =
      Set.of("grpo", "algorithm-2", "euclidean", "cgd", "ema", "reference-head");

  /** For the closed form alone. */
  private static final String CLOSED_FORM = "reference-head";

  @TempDir Path folder;

  private String model() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("model"));
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(FIXTURES.resolve("fixtures/llama").resolve(name), copy.resolve(name));
    }
    Files.copy(
        FIXTURES.resolve("chat/templates/smollm2.jinja"), copy.resolve("chat_template.jinja"));
    Files.writeString(copy.resolve("tokenizer_config.json"), "{\"eos_token\": \"<|im_end|>\"}");
    return copy.toString();
  }

  private String conversations() throws IOException {
    String lines =
        IntStream.range(0, 14)
            .mapToObj(
                i ->
                    """
                    {"prompt": [{"role": "system", "content": "Brief."}, \
                    {"role": "user", "content": "%d?"}], \
                    "chosen": [{"role": "assistant", "content": "%s"}], \
                    "rejected": [{"role": "assistant", "content": "No %d."}], "country": "%s"}
                    """
                        .formatted(
                            i, i % 3 == 0 ? "Yes, they do" : "Yes", i, i % 3 == 0 ? "a" : "b"))
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve("talks.jsonl"), lines).toString();
  }

  private static String method(String loss, String weighting, String more) {
    String common = STEPS.contains(weighting) ? COMMON : COMMON.replace(", eta_alpha: 0.5", "");
    return "  %s-%s%s: %s, loss: %s, weighting: %s%s%s%s}\n"
        .formatted(
            loss,
            weighting,
            more.isEmpty() ? "" : "-more",
            common,
            loss,
            weighting,
            GIVEN.getOrDefault(loss, ""),
            GIVEN.getOrDefault(weighting, ""),
            more);
  }

  private Cli run(List<String> methods) throws IOException {
    String yaml =
        """
        name: all
        description: Every loss and every weighting
        seeds: 0
        data: {source: pairs, file: %s, group: country, groups: [a, b], policy: language-model, model: %s,
               chat_template: model, lora_layers: top:1, sft_epochs: 0}
        methods:
        %s\
        """
            .formatted(conversations(), model(), String.join("", methods));
    Path written = Files.writeString(folder.resolve("all.yaml"), yaml);
    return Cli.run("run", written.toString(), "--out", folder.resolve("out").toString());
  }

  @Test
  void trains() throws IOException {
    List<String> methods = new ArrayList<>();
    for (String loss : Components.BUILT_IN.losses().keySet()) {
      methods.add(method(loss, "pooled", ""));
    }
    for (String weighting : Components.BUILT_IN.weightings().keySet()) {
      if (!weighting.equals("pooled") && !weighting.equals(CLOSED_FORM)) {
        methods.add(method("dpo", weighting, ""));
      }
    }
    methods.add(method("ipo", "pooled", ", log_probability: mean"));
    methods.add(method("apo-zero", "grpo", ", sft_weight: 1"));
    Cli run = run(methods);
    assertThat(run.exitCode()).as(run.err()).isZero();
    ExperimentDirectory experiment = new ExperimentDirectory(folder.resolve("out/all"));
    assertThat(experiment.cells())
        .hasSize(methods.size())
        .allMatch(cell -> cell.get("status").equals("done"));
    Set<Double> losses = new HashSet<>();
    for (Map<String, String> cell : experiment.cells()) {
      Map<String, Double> metrics = experiment.metrics(cell.get("id"));
      int last =
          metrics.keySet().stream()
              .mapToInt(key -> Integer.parseInt(key.split("\\|")[0]))
              .max()
              .orElseThrow();
      double first = metrics.get("0|validation|average|loss");
      double after = metrics.get(last + "|validation|average|loss");
      assertThat(after).as(cell.get("method")).isFinite().isNotEqualTo(first);
      if (cell.get("method").endsWith("-pooled")) {
        losses.add(after);
      }
    }
    assertThat(losses).hasSize(Components.BUILT_IN.losses().size());
  }

  @Test
  void oneIsForTheClosedFormAlone() throws IOException {
    Cli run = run(List.of(method("ipo", CLOSED_FORM, "")));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains(
            "weighting reference-head is defined for the closed form of log-linear policies only;"
                + " train a language model with weighting grpo (method gr-ipo or gr-dpo)");
  }
}
