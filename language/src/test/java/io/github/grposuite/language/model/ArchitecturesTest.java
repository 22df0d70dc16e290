package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.MergedFolder;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.policy.Continuations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tiny model of each architecture against transformers and peft (tools/architecture_fixtures.py).
 *
 * <p>Sums of at most 96 terms are rounded to 2⁻²⁴ each, and some forty of them follow one another
 * in three or four layers, so that independent errors leave less than 1e-5 of the largest value
 * where no step magnifies them; 1e-4 is asked for, and every feature moves the logits by a hundred
 * times as much.
 */
@Tag("numeric")
class ArchitecturesTest {
  private static final double TOLERANCE = 1e-4;

  @TempDir Path cache;

  static List<String> names() {
    return ArchitectureFixture.NAMES;
  }

  private static void assertClose(String what, float[] actual, JsonNode expected) {
    assertThat(Fixtures.difference(actual, Fixtures.numbers(expected)))
        .as(what)
        .isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void logitsAnswersAndGradientsAreThoseOfTransformersAndPeft(String name) {
    try (ArchitectureFixture loaded = ArchitectureFixture.of(name)) {
      JsonNode expected = loaded.expected();
      assertThat(expected.get("without")).isNotEmpty();
      expected
          .get("without")
          .forEach(change -> assertThat(change.asDouble()).isGreaterThan(100 * TOLERANCE));
      for (int i = 0; i < expected.get("texts").size(); i++) {
        float[] logits = loaded.model().nextTokenLogits(loaded.text(i));
        assertClose("logits " + i, logits, expected.get("logits").get(i));
        assertThat(loaded.greedy(i)).isEqualTo(loaded.answer(i));
      }
      PeftFolder.Loaded adapter = loaded.adapter();
      assertThat(adapter.layout().settings().targets())
          .isEqualTo(TargetModule.of(loaded.checkpoint().config()));
      adapterIsThatOfPeft(loaded, adapter, expected);
    }
  }

  /** The adapter's product is rounded once more, with the weight, than where it is added. */
  @ParameterizedTest
  @CsvSource({
    "llama-bias, adapter, expected.json",
    "llama-bias, patterns, patterns/expected.json",
    "mistral, adapter, expected.json",
    "qwen2, adapter, expected.json",
    "qwen3, adapter, expected.json",
    "gemma, adapter, expected.json",
    "gemma2, adapter, expected.json",
    "gemma3, adapter, expected.json",
    "granite, adapter, expected.json",
    "phi3, adapter, expected.json",
    "phi3-long, adapter, expected.json"
  })
  void mergedIsWhatTheAdapterMakes(String name, String adapter, String expected)
      throws IOException {
    Path folder = ArchitectureFixture.folder(name);
    Path merged = cache.resolve("merged");
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      PeftFolder.Loaded read = PeftFolder.read(folder.resolve(adapter), checkpoint.config());
      MergedFolder.write(checkpoint, read, merged);
    }
    try (ArchitectureFixture loaded = ArchitectureFixture.of(merged)) {
      float[] logits = loaded.model().nextTokenLogits(loaded.text(0));
      assertClose(name, logits, Fixtures.json(folder.resolve(expected)).get("adapted"));
    }
  }

  /** Ranks, alphas and scales that differ by module. */
  @Test
  void patternsAndRankStabilisedScales() {
    try (ArchitectureFixture loaded = ArchitectureFixture.of("llama-bias")) {
      Path folder = loaded.checkpoint().folder().resolve("patterns");
      PeftFolder.Loaded adapter = PeftFolder.read(folder, loaded.checkpoint().config());
      assertThat(adapter.layout().slots().stream().mapToInt(LoraLayout.Slot::rank).distinct())
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
      adapterIsThatOfPeft(loaded, adapter, Fixtures.json(folder.resolve("expected.json")));
    }
  }

  private static void adapterIsThatOfPeft(
      ArchitectureFixture loaded, PeftFolder.Loaded adapter, JsonNode expected) {
    try (FrozenPolicy policy =
            new FrozenPolicy(loaded.model(), adapter.layout(), adapter.weights());
        Decoding decoding = policy.decode(loaded.text(0))) {
      assertClose("adapted", decoding.logits(), expected.get("adapted"));
    }
    float[] gradient =
        loaded.gradient(adapter.layout(), adapter.weights(), Optional.empty(), loaded.item());
    for (LoraLayout.Slot slot : adapter.layout().slots()) {
      String path = "base_model.model." + slot.path() + ".lora_";
      assertClose(
          path + "A",
          Arrays.copyOfRange(gradient, slot.offset(), slot.offset() + slot.sizeA()),
          expected.get("gradient").get(path + "A.weight"));
      assertClose(
          path + "B",
          Arrays.copyOfRange(gradient, slot.offsetB(), slot.offsetB() + slot.sizeB()),
          expected.get("gradient").get(path + "B.weight"));
    }
  }

  /** What is kept between tokens is what windows show, and no more. */
  @ParameterizedTest
  @ValueSource(strings = {"mistral", "qwen2", "gemma2", "gemma3", "phi3"})
  void appendingIsReadingAgain(String name) {
    appendingIsReadingAgain(ArchitectureFixture.folder(name));
  }

  /** Nothing is kept where a token sees itself alone. */
  @Test
  void aWindowOfOneToken(@TempDir Path folder) throws IOException {
    changed("mistral", folder, "\"sliding_window\": 4", "\"sliding_window\": 1");
    appendingIsReadingAgain(folder);
    try (ArchitectureFixture loaded = ArchitectureFixture.of(folder)) {
      assertThat(loaded.model().nextTokenLogits(new int[] {7, 8, 9}))
          .isNotEqualTo(loaded.model().nextTokenLogits(new int[] {7, 8, 8}));
      assertThat(
              Fixtures.difference(
                  loaded.model().nextTokenLogits(new int[] {7, 8, 9}),
                  Rounding.doubles(loaded.model().nextTokenLogits(new int[] {5, 4, 9}))))
          .isLessThan(TOLERANCE);
    }
  }

  /** A fixture with another line in its configuration. */
  private static void changed(String name, Path folder, String line, String other)
      throws IOException {
    Path fixture = ArchitectureFixture.folder(name);
    for (String file : List.of("model.safetensors", "expected.json")) {
      Files.copy(fixture.resolve(file), folder.resolve(file));
    }
    String config = Files.readString(fixture.resolve("config.json"));
    assertThat(config).contains(line);
    Files.writeString(folder.resolve("config.json"), config.replace(line, other));
  }

  private static void appendingIsReadingAgain(Path folder) {
    try (ArchitectureFixture loaded = ArchitectureFixture.of(folder);
        FrozenPolicy policy = new FrozenPolicy(loaded.model())) {
      int[] text = loaded.text(1);
      try (Decoding decoding = policy.decode(new int[] {text[0]})) {
        int kept = loaded.model().manager().getManagedArrays().size();
        for (int length = 2; length <= text.length; length++) {
          decoding.append(text[length - 1]);
          float[] again = loaded.model().nextTokenLogits(Arrays.copyOf(text, length));
          assertThat(Fixtures.difference(decoding.logits(), Rounding.doubles(again)))
              .isLessThan(TOLERANCE);
          assertThat(loaded.model().manager().getManagedArrays()).hasSize(kept);
        }
      }
    }
  }

  /**
   * Windows count positions: a prompt that its responses share, and states that are kept for the
   * layers below, give the gradient of separate texts.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mistral", "qwen2", "gemma2", "gemma3", "phi3"})
  void windowsAreThoseOfSeparateTexts(String name) {
    try (ArchitectureFixture loaded = ArchitectureFixture.of(name)) {
      assertSharedIsSeparate(loaded, loaded.item());
    }
  }

  /** Responses so long that attention takes them one by one, among them one of a single token. */
  @ParameterizedTest
  @ValueSource(strings = {"llama-bias", "mistral", "qwen2", "gemma2", "gemma3"})
  void longResponsesAreThoseOfSeparateTexts(String name) {
    try (ArchitectureFixture loaded = ArchitectureFixture.of(name)) {
      SplittableRandom random = new SplittableRandom(4);
      int tokens = loaded.checkpoint().config().vocabSize();
      int[][] responses = {
        random.ints(70, 0, tokens).toArray(), {3}, random.ints(60, 0, tokens).toArray()
      };
      Continuations item = new Continuations(random.ints(40, 0, tokens).toArray(), responses);
      PackedSequence packed = PackedSequence.of(List.of(item));
      assertThat(AttentionBlock.Cut.of(packed).pieces()).containsExactly(40, 69, 59);
      assertSharedIsSeparate(loaded, item);
    }
  }

  /** Attention takes long texts in pieces; a token that is appended sees all before it at once. */
  @ParameterizedTest
  @ValueSource(strings = {"llama-bias", "gemma3"})
  void longTextsAreThoseReadTokenByToken(String name, @TempDir Path folder) throws IOException {
    changed(name, folder, "\"max_position_embeddings\": 64", "\"max_position_embeddings\": 512");
    try (ArchitectureFixture loaded = ArchitectureFixture.of(folder);
        FrozenPolicy policy = new FrozenPolicy(loaded.model())) {
      SplittableRandom random = new SplittableRandom(5);
      int tokens = loaded.checkpoint().config().vocabSize();
      int[] prompt = random.ints(200, 0, tokens).toArray();
      int[][] responses = {
        random.ints(200, 0, tokens).toArray(), random.ints(40, 0, tokens).toArray()
      };
      Continuations item = new Continuations(prompt, responses);
      assertThat(AttentionBlock.Cut.of(PackedSequence.of(List.of(item))).pieces())
          .containsExactly(100, 100, 99, 100, 39);
      double[] read = new double[2];
      for (int r = 0; r < 2; r++) {
        int first = r == 0 ? 1 : prompt.length;
        try (Decoding decoding = policy.decode(Arrays.copyOf(prompt, first))) {
          for (int i = first; i < prompt.length; i++) {
            decoding.append(prompt[i]);
          }
          assertThat(
                  Fixtures.difference(
                      loaded.model().nextTokenLogits(prompt), Rounding.doubles(decoding.logits())))
              .isLessThan(TOLERANCE);
          for (int token : responses[r]) {
            read[r] += logProbability(decoding.logits(), token);
            decoding.append(token);
          }
        }
      }
      double[] whole = policy.logProbabilities(item);
      for (int r = 0; r < 2; r++) {
        assertThat(whole[r]).isCloseTo(read[r], withinPercentage(100 * TOLERANCE));
      }
    }
  }

  private static double logProbability(float[] logits, int token) {
    double largest = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
    double sum =
        IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - largest)).sum();
    return logits[token] - largest - Math.log(sum);
  }

  private void assertSharedIsSeparate(ArchitectureFixture loaded, Continuations shared) {
    Continuations[] separate =
        Arrays.stream(shared.responses())
            .map(response -> new Continuations(shared.prompt(), new int[][] {response}))
            .toArray(Continuations[]::new);
    int top = loaded.checkpoint().config().layers() - 1;
    LoraLayout layout =
        new LoraLayout(
            loaded.adapter().layout().settings().withLayers(List.of(top)),
            loaded.checkpoint().config());
    float[] weights = LoadedModel.random(layout, 7);
    float[] alone = loaded.gradient(layout, weights, Optional.empty(), separate);
    double[] expected = Rounding.doubles(alone);
    assertThat(
            Fixtures.difference(
                loaded.gradient(layout, weights, Optional.empty(), shared), expected))
        .isLessThan(TOLERANCE);
    FrozenPrefix prefix =
        FrozenPrefix.open(
            new ContentCache(cache),
            loaded.model(),
            loaded.checkpoint().contentHash(),
            top,
            List.of(shared),
            part -> {});
    assertThat(
            Fixtures.difference(
                loaded.gradient(layout, weights, Optional.of(prefix), shared), expected))
        .isLessThan(TOLERANCE);
  }
}
