package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.policy.Continuations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter of peft's makes of a model, against peft. */
class AdapterLogitsTest {
  /** Largest difference of a prompt's logits, relative to the largest of them by magnitude. */
  private static final double TOLERANCE = 1e-5;

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
        assertThat(LogitsTest.difference(logits(loaded, loaded.adapter(), ids), expected))
            .isLessThan(TOLERANCE);
        assertThat(LogitsTest.difference(loaded.model().nextTokenLogits(ids), expected))
            .as("without the adapter")
            .isGreaterThan(1000 * TOLERANCE);
      }
    }
  }

  static float[] logits(LoadedModel loaded, PeftFolder.Loaded adapter, int[] ids) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray weights = loaded.model().manager().create(adapter.weights());
      Layout layout = Layout.of(List.of(new Continuations(ids, new int[][] {{0}})));
      DecoderModel model = loaded.model();
      Adapter update = new Adapter(adapter.layout(), weights, false);
      return model.logits(model.encode(layout, Optional.of(update))).toFloatArray();
    }
  }
}
