package io.github.grposuite.language.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.generation.DecodingStrategy;
import io.github.grposuite.language.generation.Generator;
import io.github.grposuite.language.policy.Continuations;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A tiny model of an architecture, with what transformers and peft compute from it
 * (tools/architecture_fixtures.py).
 */
record ArchitectureFixture(Checkpoint checkpoint, DecoderModel model, JsonNode expected)
    implements AutoCloseable {
  static final List<String> NAMES =
      List.of(
          "llama-bias",
          "mistral",
          "qwen2",
          "qwen3",
          "gemma",
          "gemma2",
          "gemma3",
          "granite",
          "phi3",
          "phi3-long");

  static ArchitectureFixture of(String name) {
    return of(folder(name));
  }

  static ArchitectureFixture of(Path folder) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    JsonNode expected = Fixtures.json(folder.resolve("expected.json"));
    return new ArchitectureFixture(checkpoint, DecoderModel.load(checkpoint), expected);
  }

  /** The folder of a fixture. */
  static Path folder(String name) {
    try {
      return Path.of(Fixtures.class.getResource("architectures/" + name + "/config.json").toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tokens of one of the texts. */
  int[] text(int index) {
    return Fixtures.ids(expected.get("texts").get(index));
  }

  /** The adapter that peft wrote. */
  PeftFolder.Loaded adapter() {
    return PeftFolder.read(checkpoint.folder().resolve("adapter"), checkpoint.config());
  }

  /** The first text with both of its continuations. */
  Continuations item() {
    int[][] responses = {
      Fixtures.ids(expected.get("chosen")), Fixtures.ids(expected.get("rejected"))
    };
    return new Continuations(text(0), responses);
  }

  @Override
  public void close() {
    model.close();
    checkpoint.close();
  }

  /** As transformers ends an answer, without the token that ended it. */
  int[] answer(int text) {
    List<Integer> ends = checkpoint().config().eosTokens();
    return IntStream.of(Fixtures.ids(expected().get("generated").get(text)))
        .filter(token -> !ends.contains(token))
        .toArray();
  }

  /** The greedy answer. */
  int[] greedy(int text) {
    try (FrozenPolicy policy = new FrozenPolicy(model())) {
      List<Integer> ends = checkpoint().config().eosTokens();
      return new Generator(policy, new DecodingStrategy.Greedy(), ends, 10)
          .generate(text(text), SplittableDraws.provider(0, "answer"))
          .tokens();
    }
  }

  /** Of ln p(chosen) − ½ ln p(rejected), by the adapter's weights. */
  float[] gradient(
      LoraLayout layout, float[] weights, Optional<FrozenPrefix> prefix, Continuations... items) {
    double[] seeds = {1, -0.5, 0.25};
    float[] gradient = new float[layout.size()];
    try (LanguagePolicy policy = new LanguagePolicy(model(), layout, weights, prefix, 4096)) {
      policy.accumulate(
          List.of(items),
          (item, sums) -> {
            collectGarbage();
            return items.length == 1
                ? Arrays.copyOf(seeds, sums.length)
                : new double[] {seeds[item]};
          },
          gradient,
          0);
    }
    return gradient;
  }

  /** So that numbers that the engine freed too early would be seen in the gradient. */
  private static void collectGarbage() {
    for (int i = 0; i < 1000; i++) {
      ByteBuffer.allocateDirect(4).putFloat(0, Float.NaN);
    }
    System.gc();
  }
}
