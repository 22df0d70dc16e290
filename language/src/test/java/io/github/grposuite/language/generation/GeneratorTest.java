package io.github.grposuite.language.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.Decoding;
import io.github.grposuite.language.model.FrozenPolicy;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.language.tokens.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers against those of transformers (versions in expected.json), and their limits. */
@Tag("numeric")
class GeneratorTest {
  @TempDir Path directory;

  private static UniformRandomProvider random(long seed) {
    return SplittableDraws.provider(seed, "answer");
  }

  private static void with(Path folder, BiConsumer<FrozenPolicy, Tokenizer> test) {
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint);
        DecoderModel model = DecoderModel.load(checkpoint);
        FrozenPolicy policy = new FrozenPolicy(model)) {
      test.accept(policy, tokenizer);
    }
  }

  private static int[] greedy(FrozenPolicy policy, int[] prompt, int tokens) {
    Generator generator =
        new Generator(policy, new DecodingStrategy.Greedy(), policy.config().eosTokens(), tokens);
    return generator.generate(prompt, random(0)).tokens();
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama3", "gemma"})
  void greedyAnswersAreThoseOfTransformers(String fixture) {
    Path folder = Fixtures.folder(fixture);
    JsonNode expected = Fixtures.json(folder.resolve("expected.json")).get("generated");
    assertThat(expected).hasSize(5);
    double[][] bounds =
        Rounding.bounds(Sums.FORWARD, folder, change -> scores(change.folder(), expected));
    double[][] scores = scores(folder, expected);
    with(
        folder,
        (policy, tokenizer) -> {
          int at = 0;
          for (JsonNode answer : expected) {
            String text = answer.get("text").asText();
            int[] ids = Fixtures.ids(answer.get("ids"));
            assertThat(greedy(policy, tokenizer.prompt(text), 12)).as(text).isEqualTo(ids);
            for (int id : ids) {
              assertDecided(text, scores[at], bounds[at++], id);
            }
          }
        });
  }

  /** Rounding cannot make another token the likeliest. */
  private static void assertDecided(String text, double[] scores, double[] bounds, int best) {
    for (int token = 0; token < scores.length; token++) {
      if (token != best) {
        assertThat(scores[best] - scores[token])
            .as("%s: lead over token %d", text, token)
            .isGreaterThan(bounds[best] + bounds[token]);
      }
    }
  }

  /** The scores before every token of the expected answers. */
  private static double[][] scores(Path folder, JsonNode answers) {
    List<double[]> scores = new ArrayList<>();
    with(
        folder,
        (policy, tokenizer) -> {
          for (JsonNode answer : answers) {
            try (Decoding decoding = policy.decode(tokenizer.prompt(answer.get("text").asText()))) {
              for (int id : Fixtures.ids(answer.get("ids"))) {
                scores.add(Rounding.doubles(decoding.logits()));
                decoding.append(id);
              }
            }
          }
        });
    return scores.toArray(double[][]::new);
  }

  @Test
  void sameSeedSameAnswer() {
    with(
        Fixtures.folder("llama"),
        (policy, tokenizer) -> {
          Generator generator =
              new Generator(
                  policy, new DecodingStrategy.Temperature(1), policy.config().eosTokens(), 20);
          int[] prompt = tokenizer.prompt("How important is family?");
          int[] first = generator.generate(prompt, random(1)).tokens();
          assertThat(generator.generate(prompt, random(1)).tokens()).isEqualTo(first);
          assertThat(generator.generate(prompt, random(2)).tokens()).isNotEqualTo(first);
        });
  }

  @Test
  void lowTemperatureIsGreedy() {
    with(
        Fixtures.folder("llama"),
        (policy, tokenizer) -> {
          int[] prompt = tokenizer.prompt("How important is family?");
          Generator generator =
              new Generator(
                  policy, new DecodingStrategy.Temperature(1e-6), policy.config().eosTokens(), 20);
          assertThat(generator.generate(prompt, random(1)).tokens())
              .isEqualTo(greedy(policy, prompt, 20));
        });
  }

  /** The fixture with another value in its config.json. */
  private Path changed(String from, String to) throws IOException {
    Path folder = Fixtures.folder("llama");
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(folder.resolve(name), directory.resolve(name));
    }
    Path config = directory.resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains(from);
    Files.writeString(config, text.replace(from, to));
    return directory;
  }

  @Test
  void stopsWhereTheModelEndsTheText() throws IOException {
    JsonNode answer =
        Fixtures.json(Fixtures.folder("llama").resolve("expected.json")).get("generated").get(0);
    int[] ids = Fixtures.ids(answer.get("ids"));
    with(
        changed("\"eos_token_id\": 2", "\"eos_token_id\": [2, " + ids[4] + "]"),
        (policy, tokenizer) -> {
          Generator generator =
              new Generator(policy, new DecodingStrategy.Greedy(), policy.config().eosTokens(), 12);
          int[] prompt = tokenizer.prompt(answer.get("text").asText());
          Generation generation = generator.generate(prompt, random(0));
          assertThat(generation.tokens()).isEqualTo(Arrays.copyOf(ids, 4));
          assertThat(generation.end()).isEqualTo(Generation.End.END_OF_TEXT);
        });
  }

  @Test
  void stopsWhereTheContextIsFull() throws IOException {
    with(
        changed("\"max_position_embeddings\": 512", "\"max_position_embeddings\": 8"),
        (policy, tokenizer) -> {
          Generator generator =
              new Generator(policy, new DecodingStrategy.Greedy(), policy.config().eosTokens(), 12);
          Generation generation = generator.generate(new int[] {5, 6, 7, 8, 9, 10}, random(0));
          assertThat(generation.tokens()).hasSize(3);
          assertThat(generation.end()).isEqualTo(Generation.End.CONTEXT_FULL);
          assertThat(generator.generate(new int[8], random(0)).tokens()).hasSize(1);
          assertThatThrownBy(() -> generator.generate(new int[9], random(0)))
              .isInstanceOf(PromptException.class)
              .hasMessageStartingWith("the text has 9 tokens, but the model reads at most 8");
          assertThatThrownBy(() -> generator.generate(new int[0], random(0)))
              .hasMessage("the prompt has no token; write at least one character");
        });
  }

  @Test
  void checksItsSettings() {
    assertThatThrownBy(() -> new DecodingStrategy.Temperature(0))
        .hasMessage("temperature must be positive, but was 0.0");
    assertThatThrownBy(() -> new Generator(null, new DecodingStrategy.Greedy(), List.of(), 0))
        .hasMessage("number of tokens must be at least 1, but was 0");
  }

  /** 60,000 draws; a right sampler is farther off than five standard errors once in 10⁶ runs. */
  @Test
  void drawsFromTheSoftmax() {
    float[] logits = {0, 1, -2, Float.NEGATIVE_INFINITY};
    double temperature = 0.7;
    int draws = 60_000;
    int[] counts = new int[logits.length];
    UniformRandomProvider random = random(3);
    for (int i = 0; i < draws; i++) {
      counts[new DecodingStrategy.Temperature(temperature).next(logits, random)]++;
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / temperature);
    }
    for (int i = 0; i < logits.length; i++) {
      double p = Math.exp(logits[i] / temperature) / sum;
      double error = 5 * Math.sqrt(p * (1 - p) / draws);
      assertThat((double) counts[i] / draws).isBetween(p - error, p + error);
    }
  }
}
