package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept between tokens changes no result, and is given back. */
class FrozenPolicyTest {
  /** Largest difference of logits, relative to the largest of them by magnitude. */
  private static final double TOLERANCE = 1e-5;

  private static final int[] PROMPT = {40, 41, 5, 77, 78, 120, 3, 41};
  private static final int[] MORE = {9, 200, 41, 5, 17};

  private static void with(String fixture, boolean adapted, Consumer<FrozenPolicy> test) {
    Path folder = Fixtures.folder(fixture);
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        DecoderModel model = DecoderModel.load(checkpoint);
        FrozenPolicy policy = policy(model, folder, adapted)) {
      test.accept(policy);
    }
  }

  private static FrozenPolicy policy(DecoderModel model, Path folder, boolean adapted) {
    if (!adapted) {
      return new FrozenPolicy(model);
    }
    PeftFolder.Loaded adapter = PeftFolder.read(folder.resolve("adapter"), model.config());
    return new FrozenPolicy(model, adapter.layout(), adapter.weights());
  }

  private static double[] logits(FrozenPolicy policy, int[] tokens) {
    try (Reading reading = policy.read(tokens)) {
      double[] logits = new double[reading.logits().length];
      Arrays.setAll(logits, i -> reading.logits()[i]);
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
    with(
        fixture,
        adapted,
        policy -> {
          try (Reading reading = policy.read(PROMPT)) {
            for (int count = 1; count <= MORE.length; count++) {
              reading.append(MORE[count - 1]);
              double[] again = logits(policy, joined(PROMPT, MORE, count));
              assertThat(Fixtures.difference(reading.logits(), again)).isLessThan(TOLERANCE);
            }
            assertThat(reading.length()).isEqualTo(PROMPT.length + MORE.length);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void logitsWithAnAdapterAreThoseOfPeft(String fixture) {
    JsonNode steps = Fixtures.json(Fixtures.folder(fixture).resolve("steps.json"));
    with(
        fixture,
        true,
        policy -> {
          for (JsonNode prompt : steps.get("adapterPrompts")) {
            try (Reading reading = policy.read(Fixtures.ids(prompt.get("ids")))) {
              double[] expected = Fixtures.numbers(prompt.get("logits"));
              assertThat(Fixtures.difference(reading.logits(), expected)).isLessThan(TOLERANCE);
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"llama,false", "gemma,true"})
  void logProbabilitiesAreSumsOverTheResponse(String fixture, boolean adapted) {
    with(
        fixture,
        adapted,
        policy -> {
          int[][] responses = {{9}, {200}, {9, 41, 7}};
          double[] actual = policy.logProbabilities(new Continuations(PROMPT, responses));
          for (int r = 0; r < responses.length; r++) {
            double sum = 0;
            for (int t = 0; t < responses[r].length; t++) {
              double[] logits = logits(policy, joined(PROMPT, responses[r], t));
              double highest = Arrays.stream(logits).max().orElseThrow();
              double total = Arrays.stream(logits).map(l -> Math.exp(l - highest)).sum();
              sum += logits[responses[r][t]] - highest - Math.log(total);
            }
            assertThat(actual[r]).isCloseTo(sum, within(1e-4));
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
      try (FrozenPolicy policy = policy(model, folder, adapted)) {
        try (Reading reading = policy.read(PROMPT)) {
          reading.append(1);
          int during = model.manager().getManagedArrays().size();
          for (int token : MORE) {
            reading.append(token);
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
}
