package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token ids and logits against transformers, whose versions are in expected.json. */
class LogitsTest {
  /** Largest difference of a prompt's logits, relative to the largest of them by magnitude. */
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama3", "gemma"})
  void tokensAndLogitsAreThoseOfTransformers(String fixture) {
    Path folder = Fixtures.folder(fixture);
    JsonNode expected = Fixtures.json(folder.resolve("expected.json"));
    int compared = 0;
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint.tokenizer());
        DecoderModel model = DecoderModel.load(checkpoint)) {
      for (JsonNode prompt : expected.get("prompts")) {
        String text = prompt.get("text").asText();
        int[] ids = tokenizer.prompt(text);
        assertThat(ids).as(text).isEqualTo(Fixtures.ids(prompt.get("ids")));
        assertThat(tokenizer.continuation(text))
            .as(text)
            .isEqualTo(Fixtures.ids(prompt.get("plainIds")));
        if (ids.length > 0) {
          double[] logits = Fixtures.numbers(prompt.get("logits"));
          assertThat(Fixtures.difference(model.nextTokenLogits(ids), logits))
              .as(text)
              .isLessThan(TOLERANCE);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(20);
  }
}
