package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LayerChoice;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.model.SmolLm2Test;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What peft makes of an adapter that was trained here (tools/adapter_check.py). Skipped unless the
 * environment variable GRPO_TEST_PYTHON names a Python that has peft.
 */
class TrainedAdapterTest {
  private static final List<String> PROMPTS =
      List.of("A", "Opinion of people in Japan on: trust", "1, 2, 3", "Ærøskøbing\n日本");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void peftComputesTheSame(String fixture) throws IOException, InterruptedException {
    Path model = Fixtures.folder(fixture);
    try (LoadedModel loaded = LoadedModel.of(model)) {
      LoraLayout layout = loaded.layout(0, List.of());
      float[] trained = train(loaded, layout);
      double[][] bounds =
          Rounding.bounds(
              Sums.FORWARD,
              model,
              change -> {
                try (LoadedModel changed = LoadedModel.of(change.folder())) {
                  return logits(changed, layout, change.of(trained));
                }
              });
      double[][] expected = peft(model, loaded, layout, trained);
      double[][] actual = logits(loaded, layout, trained);
      for (int i = 0; i < actual.length; i++) {
        for (int j = 0; j < actual[i].length; j++) {
          assertThat(actual[i][j]).isEqualTo(expected[i][j], within(bounds[i][j]));
        }
      }
    }
  }

  /** The two uppermost layers of a real model, which GRPO_TEST_MODEL names. */
  @Test
  void peftComputesTheSameOfSomeLayers() throws IOException, InterruptedException {
    Path model = Fixtures.path("GRPO_TEST_MODEL");
    try (LoadedModel loaded = LoadedModel.of(model)) {
      DecoderConfig config = loaded.checkpoint().config();
      LoraLayout layout = loaded.layout(0, new LayerChoice.Top(2).of(config));
      float[] trained = train(loaded, layout);
      double[][] expected = peft(model, loaded, layout, trained);
      double worst = 0;
      for (int i = 0; i < expected.length; i++) {
        int[] ids = loaded.tokenizer().prompt(PROMPTS.get(i));
        float[] actual = loaded.logits(layout, trained, ids);
        worst = Math.max(worst, Fixtures.difference(actual, expected[i]));
      }
      System.out.printf("%s: largest relative difference to peft %.2g%n", model, worst);
      assertThat(worst).isLessThan(SmolLm2Test.TOLERANCE);
    }
  }

  private static double[][] logits(LoadedModel loaded, LoraLayout layout, float[] weights) {
    return PROMPTS.stream()
        .map(text -> loaded.logits(layout, weights, loaded.tokenizer().prompt(text)))
        .map(Rounding::doubles)
        .toArray(double[][]::new);
  }

  /** What peft computes with the trained adapter, which makes a difference. */
  private double[][] peft(Path model, LoadedModel loaded, LoraLayout layout, float[] trained)
      throws IOException, InterruptedException {
    Path python = Fixtures.path("GRPO_TEST_PYTHON");
    PeftFolder.write(folder.resolve("adapter"), layout, trained, model.toString());
    JsonNode prompts = peft(python, model).get("prompts");
    double[][] logits = new double[PROMPTS.size()][];
    for (int i = 0; i < logits.length; i++) {
      int[] ids = loaded.tokenizer().prompt(PROMPTS.get(i));
      assertThat(ids).isEqualTo(Fixtures.ids(prompts.get(i).get("ids")));
      logits[i] = Fixtures.numbers(prompts.get(i).get("logits"));
      assertThat(Fixtures.difference(loaded.model().nextTokenLogits(ids), logits[i]))
          .as("without the adapter")
          .isGreaterThan(100 * SmolLm2Test.TOLERANCE);
    }
    return logits;
  }

  private static float[] train(LoadedModel loaded, LoraLayout layout) {
    try (LanguagePolicy policy = loaded.policy(layout, LoadedModel.random(layout, 1))) {
      Hooks silent = Hooks.measuring(new Recorder());
      LanguageRuns.robust(1).run(policy, LanguageRuns.data(loaded), silent);
      return policy.weights();
    }
  }

  private JsonNode peft(Path python, Path model) throws IOException, InterruptedException {
    Path prompts = folder.resolve("prompts.json");
    Path out = folder.resolve("out.json");
    Path log = folder.resolve("log.txt");
    new ObjectMapper().writeValue(prompts.toFile(), PROMPTS);
    ProcessBuilder builder =
        new ProcessBuilder(
            python.toString(),
            Path.of(System.getProperty("basedir", "."), "..", "tools", "adapter_check.py")
                .toString(),
            model.toString(),
            folder.resolve("adapter").toString(),
            prompts.toString(),
            out.toString());
    builder.environment().put("HF_HUB_OFFLINE", "1");
    File output = log.toFile();
    int exit = builder.redirectErrorStream(true).redirectOutput(output).start().waitFor();
    assertThat(exit).as(() -> read(log)).isZero();
    return Fixtures.json(out);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
