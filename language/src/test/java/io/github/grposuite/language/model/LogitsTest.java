package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token ids and logits against transformers, whose versions are in expected.json. */
@Tag("numeric")
class LogitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama3", "gemma"})
  void tokensAndLogitsAreThoseOfTransformers(String fixture) {
    Path folder = Fixtures.folder(fixture);
    JsonNode expected = Fixtures.json(folder.resolve("expected.json"));
    double[][] bounds =
        Rounding.bounds(
            Sums.FORWARD, folder, change -> logits(change.folder(), expected.get("prompts")));
    int compared = 0;
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint);
        DecoderModel model = DecoderModel.load(checkpoint)) {
      for (JsonNode prompt : expected.get("prompts")) {
        String text = prompt.get("text").asText();
        int[] ids = Fixtures.ids(prompt.get("ids"));
        int[] plain = Fixtures.ids(prompt.get("plainIds"));
        // Where the text begins with the beginning of texts, transformers puts a second one.
        assertThat(tokenizer.prompt(text)).as(text).isEqualTo(tokenizer.begins(text) ? plain : ids);
        assertThat(tokenizer.continuation(text)).as(text).isEqualTo(plain);
        if (ids.length > 0) {
          double[] logits = Fixtures.numbers(prompt.get("logits"));
          Rounding.assertWithin(text, model.nextTokenLogits(ids), logits, bounds[compared++]);
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(20);
  }

  private static double[][] logits(Path folder, JsonNode prompts) {
    try (LoadedModel loaded = LoadedModel.of(folder)) {
      return StreamSupport.stream(prompts.spliterator(), false)
          .map(prompt -> Fixtures.ids(prompt.get("ids")))
          .filter(ids -> ids.length > 0)
          .map(ids -> Rounding.doubles(loaded.model().nextTokenLogits(ids)))
          .toArray(double[][]::new);
    }
  }
}
