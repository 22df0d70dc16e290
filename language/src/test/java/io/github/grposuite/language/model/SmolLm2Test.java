package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A real checkpoint against transformers: the folder that tools/smollm2_checkpoint.py writes and
 * the file of tools/smollm2_expected.py, named by the environment variables GRPO_TEST_MODEL and
 * GRPO_TEST_MODEL_EXPECTED. Skipped without them.
 */
public class SmolLm2Test {
  /**
   * Largest difference of a prompt's logits, relative to the largest by magnitude: that of the
   * fixtures by {@link io.github.grposuite.language.Rounding}, 1e-5 on average over prompts, times
   * √(1536/64) for the longer sums, and times √(30/3) for the layers, whose errors add up like
   * independent ones: 1.5e-4.
   */
  public static final double TOLERANCE = 1e-4;

  @Test
  void tokensAndLogitsAreThoseOfTransformers() {
    Path folder = Fixtures.path("GRPO_TEST_MODEL");
    JsonNode expected = Fixtures.json(Fixtures.path("GRPO_TEST_MODEL_EXPECTED"));
    int[] indices = Fixtures.ids(expected.get("indices"));
    double worst = 0;
    try (LoadedModel loaded = LoadedModel.of(folder)) {
      for (JsonNode string : expected.get("strings")) {
        String text = string.get("text").asText();
        assertThat(loaded.tokenizer().prompt(text))
            .as(text)
            .isEqualTo(Fixtures.ids(string.get("ids")));
      }
      for (JsonNode prompt : expected.get("prompts")) {
        String text = prompt.get("text").asText();
        int[] ids = loaded.tokenizer().prompt(text);
        assertThat(ids).as(text).isEqualTo(Fixtures.ids(prompt.get("ids")));
        float[] logits = loaded.model().nextTokenLogits(ids);
        double difference =
            Math.max(
                difference(logits, indices, Fixtures.numbers(prompt.get("logits"))),
                difference(
                    logits,
                    Fixtures.ids(prompt.get("topIndices")),
                    Fixtures.numbers(prompt.get("topLogits"))));
        assertThat(difference).as(text).isLessThan(TOLERANCE);
        worst = Math.max(worst, difference);
      }
    }
    System.out.printf(
        "%d prompts, %d strings; largest relative difference of logits %.2g%n",
        expected.get("prompts").size(), expected.get("strings").size(), worst);
  }

  private static double difference(float[] logits, int[] indices, double[] expected) {
    float[] chosen = new float[indices.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = logits[indices[i]];
    }
    return Fixtures.difference(chosen, expected);
  }
}
