package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LayerChoice;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
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
  /** Largest difference of a prompt's logits, relative to the largest of them by magnitude. */
  private static final double TOLERANCE = 1e-5;

  private static final List<String> PROMPTS =
      List.of("A", "Opinion of people in Japan on: trust", "1, 2, 3", "Ærøskøbing\n日本");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void peftComputesTheSame(String fixture) throws IOException, InterruptedException {
    check(Fixtures.folder(fixture), new LayerChoice.All());
  }

  /** The two uppermost layers of a real model, which GRPO_TEST_MODEL names. */
  @Test
  void peftComputesTheSameOfSomeLayers() throws IOException, InterruptedException {
    Path model = Fixtures.path("GRPO_TEST_MODEL");
    check(model, new LayerChoice.Top(2));
  }

  private void check(Path model, LayerChoice layers) throws IOException, InterruptedException {
    Path python = Fixtures.path("GRPO_TEST_PYTHON");
    try (LoadedModel loaded = LoadedModel.of(model)) {
      LoraLayout layout = loaded.layout(0, layers.of(loaded.checkpoint().config()));
      float[] trained = train(loaded, layout);
      PeftFolder.write(folder.resolve("adapter"), layout, trained, model.toString());
      JsonNode peft = peft(python, model);
      double worst = 0;
      for (int i = 0; i < PROMPTS.size(); i++) {
        int[] ids = loaded.tokenizer().prompt(PROMPTS.get(i));
        JsonNode expected = peft.get("prompts").get(i);
        assertThat(ids).isEqualTo(Fixtures.ids(expected.get("ids")));
        double[] logits = Fixtures.numbers(expected.get("logits"));
        worst = Math.max(worst, Fixtures.difference(loaded.logits(layout, trained, ids), logits));
        assertThat(Fixtures.difference(loaded.model().nextTokenLogits(ids), logits))
            .as("without the adapter")
            .isGreaterThan(100 * TOLERANCE);
      }
      System.out.printf("%s: largest relative difference to peft %.2g%n", model, worst);
      assertThat(worst).isLessThan(TOLERANCE);
    }
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
