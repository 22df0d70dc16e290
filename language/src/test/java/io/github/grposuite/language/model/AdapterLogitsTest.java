package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.PeftFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter of peft's makes of a model, against peft. */
class AdapterLogitsTest {
  /** Largest difference of a prompt's logits, relative to the largest of them by magnitude. */
  private static final double TOLERANCE = 1e-5;

  private static float[] logits(LoadedModel loaded, int[] ids) {
    PeftFolder.Loaded adapter = loaded.adapter();
    return loaded.logits(adapter.layout(), adapter.weights(), ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void logitsAreThoseOfPeft(String fixture) {
    JsonNode steps = Fixtures.json(Fixtures.folder(fixture).resolve("steps.json"));
    try (LoadedModel loaded = LoadedModel.fixture(fixture)) {
      assertThat(steps.get("adapterPrompts")).hasSize(3);
      for (JsonNode prompt : steps.get("adapterPrompts")) {
        int[] ids = loaded.tokenizer().prompt(prompt.get("text").asText());
        assertThat(ids).isEqualTo(Fixtures.ids(prompt.get("ids")));
        double[] expected = Fixtures.numbers(prompt.get("logits"));
        assertThat(Fixtures.difference(logits(loaded, ids), expected)).isLessThan(TOLERANCE);
        assertThat(Fixtures.difference(loaded.model().nextTokenLogits(ids), expected))
            .as("without the adapter")
            .isGreaterThan(1000 * TOLERANCE);
      }
    }
  }
}
