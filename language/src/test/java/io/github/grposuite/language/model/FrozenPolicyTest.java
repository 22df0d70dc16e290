package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Change;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept between tokens changes no result, and is given back. */
@Tag("numeric")
class FrozenPolicyTest {
  private static final int[] PROMPT = {40, 41, 5, 77, 78, 120, 3, 41};
  private static final int[] MORE = {9, 200, 41, 5, 17};

  private static void with(String fixture, boolean adapted, Consumer<FrozenPolicy> test) {
    with(new Change(Fixtures.folder(fixture), 0), Fixtures.folder(fixture), adapted, test);
  }

  private static void with(
      Change change, Path folder, boolean adapted, Consumer<FrozenPolicy> test) {
    try (Checkpoint checkpoint = Checkpoint.open(change.folder());
        DecoderModel model = DecoderModel.load(checkpoint);
        FrozenPolicy policy = policy(model, folder, adapted, change)) {
      test.accept(policy);
    }
  }

  private static FrozenPolicy policy(
      DecoderModel model, Path folder, boolean adapted, Change change) {
    if (!adapted) {
      return new FrozenPolicy(model);
    }
    PeftFolder.Loaded adapter = PeftFolder.read(folder.resolve("adapter"), model.config());
    return new FrozenPolicy(model, adapter.layout(), change.of(adapter.weights()));
  }

  /** Of numbers that a policy makes, one row a kind. */
  private static double[][] bounds(
      String fixture, boolean adapted, Function<FrozenPolicy, double[][]> numbers) {
    Path folder = Fixtures.folder(fixture);
    return Rounding.bounds(
        Sums.FORWARD,
        folder,
        change -> {
          double[][][] made = new double[1][][];
          with(change, folder, adapted, policy -> made[0] = numbers.apply(policy));
          return made[0];
        });
  }

  /** The scores after each of {@link #MORE}, every text read again. */
  private static double[][] again(FrozenPolicy policy) {
    return IntStream.rangeClosed(1, MORE.length)
        .mapToObj(count -> logits(policy, joined(PROMPT, MORE, count)))
        .toArray(double[][]::new);
  }

  private static double[] logits(FrozenPolicy policy, int[] tokens) {
    try (Decoding decoding = policy.decode(tokens)) {
      double[] logits = new double[decoding.logits().length];
      Arrays.setAll(logits, i -> decoding.logits()[i]);
      return logits;
    }
  }

  private static int[] joined(int[] prompt, int[] more, int count) {
    int[] all = Arrays.copyOf(prompt, prompt.length + count);
    System.arraycopy(more, 0, all, prompt.length, count);
    return all;
  }

  @ParameterizedTest
  @CsvSource({"llama,false", "llama,true", "llama3,false", "gemma,false", "gemma,true"})
  void appendingIsReadingAgain(String fixture, boolean adapted) {
    double[][] bounds = bounds(fixture, adapted, FrozenPolicyTest::again);
    with(
        fixture,
        adapted,
        policy -> {
          double[][] again = again(policy);
          try (Decoding decoding = policy.decode(PROMPT)) {
            for (int i = 0; i < MORE.length; i++) {
              decoding.append(MORE[i]);
              Rounding.assertWithin("token " + i, decoding.logits(), again[i], bounds[i]);
            }
            assertThat(decoding.length()).isEqualTo(PROMPT.length + MORE.length);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void logitsWithAnAdapterAreThoseOfPeft(String fixture) {
    JsonNode prompts =
        Fixtures.json(Fixtures.folder(fixture).resolve("steps.json")).get("adapterPrompts");
    Function<FrozenPolicy, double[][]> all =
        policy ->
            StreamSupport.stream(prompts.spliterator(), false)
                .map(prompt -> logits(policy, Fixtures.ids(prompt.get("ids"))))
                .toArray(double[][]::new);
    double[][] bounds = bounds(fixture, true, all);
    with(
        fixture,
        true,
        policy -> {
          double[][] logits = all.apply(policy);
          assertThat(logits).hasNumberOfRows(3);
          for (int i = 0; i < logits.length; i++) {
            double[] expected = Fixtures.numbers(prompts.get(i).get("logits"));
            assertThat(logits[i]).hasSameSizeAs(expected);
            for (int j = 0; j < expected.length; j++) {
              assertThat(logits[i][j]).isEqualTo(expected[j], within(bounds[i][j]));
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"llama,false", "gemma,true"})
  void logProbabilitiesAreSumsOverTheResponse(String fixture, boolean adapted) {
    int[][] responses = {{9}, {200}, {9, 41, 7}};
    Continuations item = new Continuations(PROMPT, responses);
    double[][] bounds =
        bounds(
            fixture,
            adapted,
            policy ->
                Arrays.stream(policy.logProbabilities(item))
                    .mapToObj(sum -> new double[] {sum})
                    .toArray(double[][]::new));
    with(
        fixture,
        adapted,
        policy -> {
          double[] actual = policy.logProbabilities(item);
          for (int r = 0; r < responses.length; r++) {
            double sum = 0;
            for (int t = 0; t < responses[r].length; t++) {
              double[] logits = logits(policy, joined(PROMPT, responses[r], t));
              double highest = Arrays.stream(logits).max().orElseThrow();
              double total = Arrays.stream(logits).map(l -> Math.exp(l - highest)).sum();
              sum += logits[responses[r][t]] - highest - Math.log(total);
            }
            assertThat(actual[r]).isCloseTo(sum, within(bounds[r][0]));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingIsGivenBack(boolean adapted) {
    Path folder = Fixtures.folder("llama");
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        DecoderModel model = DecoderModel.load(checkpoint)) {
      int before = model.manager().getManagedArrays().size();
      try (FrozenPolicy policy = policy(model, folder, adapted, new Change(folder, 0))) {
        try (Decoding decoding = policy.decode(PROMPT)) {
          decoding.append(1);
          int during = model.manager().getManagedArrays().size();
          for (int token : MORE) {
            decoding.append(token);
          }
          assertThat(model.manager().getManagedArrays()).hasSize(during);
        }
        policy.logProbabilities(new Continuations(PROMPT, new int[][] {MORE}));
      }
      assertThat(model.manager().getManagedArrays()).hasSize(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "llama")
  void tooLong(String fixture) {
    with(
        fixture,
        false,
        policy -> {
          Continuations item = new Continuations(new int[500], new int[][] {{1}, new int[14]});
          assertThatThrownBy(() -> policy.logProbabilities(item))
              .isInstanceOf(PromptException.class)
              .hasMessageStartingWith("the text has 513 tokens, but the model reads at most 512");
        });
  }

  /** A weight that is not a number gives no answer, rather than token 0 for ever. */
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void weightsThatAreNoNumbers(float value, @TempDir Path folder) throws IOException {
    Path fixture = Fixtures.folder("llama");
    Files.copy(fixture.resolve("config.json"), folder.resolve("config.json"));
    byte[] weights = Files.readAllBytes(fixture.resolve("model.safetensors"));
    ByteBuffer.wrap(weights)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(weights.length - Float.BYTES, value);
    Files.write(folder.resolve("model.safetensors"), weights);
    with(
        new Change(folder, 0),
        folder,
        false,
        policy -> {
          String message = "the model's scores are not numbers, so a weight is NaN or infinite";
          assertThatThrownBy(() -> policy.decode(PROMPT))
              .isInstanceOf(CheckpointException.class)
              .hasMessageStartingWith(message);
          assertThatThrownBy(
                  () -> policy.logProbabilities(new Continuations(PROMPT, new int[][] {{3}, {4}})))
              .isInstanceOf(CheckpointException.class)
              .hasMessageStartingWith(message);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 384})
  void tokensWithoutAnEmbedding(int token) {
    with(
        "llama",
        false,
        policy -> {
          String message =
              "token ids must be below the model's vocab_size 384, but one is " + token;
          assertThatThrownBy(() -> policy.decode(new int[] {3, token}))
              .isInstanceOf(PromptException.class)
              .hasMessageStartingWith(message);
          assertThatThrownBy(
                  () ->
                      policy.logProbabilities(
                          new Continuations(PROMPT, new int[][] {{3}, {token}})))
              .isInstanceOf(PromptException.class)
              .hasMessageStartingWith(message);
        });
  }
}
