package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Change;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.PeftFolder;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter of peft's makes of a model, against peft. */
@Tag("numeric")
class AdapterLogitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void logitsAreThoseOfPeft(String fixture) {
    Path folder = Fixtures.folder(fixture);
    JsonNode prompts = Fixtures.json(folder.resolve("steps.json")).get("adapterPrompts");
    assertThat(prompts).hasSize(3);
    double[][] bounds =
        Rounding.bounds(Sums.FORWARD, folder, change -> logits(change, folder, prompts));
    try (LoadedModel loaded = LoadedModel.fixture(fixture)) {
      PeftFolder.Loaded adapter = loaded.adapter();
      for (int i = 0; i < 3; i++) {
        JsonNode prompt = prompts.get(i);
        int[] ids = loaded.tokenizer().prompt(prompt.get("text").asText());
        assertThat(ids).isEqualTo(Fixtures.ids(prompt.get("ids")));
        double[] expected = Fixtures.numbers(prompt.get("logits"));
        float[] actual = loaded.logits(adapter.layout(), adapter.weights(), ids);
        Rounding.assertWithin(fixture, actual, expected, bounds[i]);
        float[] without = loaded.model().nextTokenLogits(ids);
        assertThat(Rounding.distance(without, expected))
            .as("without the adapter")
            .isGreaterThan(1000 * Rounding.norm(bounds[i]));
      }
    }
  }

  private static double[][] logits(Change change, Path folder, JsonNode prompts) {
    try (LoadedModel loaded = LoadedModel.of(change.folder())) {
      PeftFolder.Loaded adapter =
          PeftFolder.read(folder.resolve("adapter"), loaded.checkpoint().config());
      float[] weights = change.of(adapter.weights());
      return StreamSupport.stream(prompts.spliterator(), false)
          .map(prompt -> Fixtures.ids(prompt.get("ids")))
          .map(ids -> Rounding.doubles(loaded.logits(adapter.layout(), weights, ids)))
          .toArray(double[][]::new);
    }
  }
}
