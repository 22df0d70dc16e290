package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.pairs.PairTokens;
import io.github.grposuite.language.pairs.PairTokens.TooLong;
import io.github.grposuite.language.policy.Continuations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two updates of every loss that TRL has too, against TRL's own trainers: tokens, losses, rewards,
 * gradients and weights, for texts and for conversations.
 */
@Tag("numeric")
class TrlStepsTest {
  private static final Path MODEL = Fixtures.folder("llama");
  private static final int[] END = {2};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0.19.1, 30", "1.16.0, 34"})
  void twoStepsAreTrls(String version, int cases) {
    TrlFile file = TrlFile.of(version);
    assertThat(file.cases()).hasSize(cases);
    TrlBounds bounds = new TrlBounds(MODEL, file);
    try (LoadedModel loaded = LoadedModel.of(MODEL)) {
      TrlSteps steps = new TrlSteps(loaded, file);
      file.cases().forEach(one -> new TrlComparison(file, steps, bounds, one).run());
    }
  }

  /**
   * With one group, or with equal groups whose weights stand still, {@code grpo} is what TRL does:
   * not a bit of the gradient differs from that of pooled pairs, since four pairs and two groups
   * make all factors powers of two.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0.19.1", "1.16.0"})
  void groupsReduceToPooledPairs(String version) {
    TrlFile file = TrlFile.of(version);
    try (LoadedModel loaded = LoadedModel.of(MODEL)) {
      TrlSteps steps = new TrlSteps(loaded, file);
      for (TrlFile.Case one : file.cases()) {
        float[] pooled = steps.gradient(one.objective(), one.examples(1), file.start());
        float[] alone =
            steps.gradient(
                one.objective("weighting", "grpo", "eta_alpha", 1, "group_loss", "mean"),
                one.examples(1),
                file.start());
        float[] still =
            steps.gradient(
                one.objective("weighting", "grpo", "eta_alpha", 0, "group_loss", "mean"),
                one.examples(2),
                file.start());
        assertThat(alone).as("%s, one group", one).isEqualTo(pooled);
        assertThat(still).as("%s, two groups", one).isEqualTo(pooled);
      }
    }
  }

  /** Texts end with EOS; conversations as the template does, and EOS once more in old trainers. */
  @ParameterizedTest
  @ValueSource(strings = {"0.19.1", "1.16.0"})
  void tokensAreTrls(String version) throws IOException {
    TrlFile file = TrlFile.of(version);
    boolean old = version.startsWith("0.");
    try (LoadedModel loaded = LoadedModel.of(MODEL)) {
      for (String trainer : List.of("DPOTrainer", "CPOTrainer")) {
        same(encoded(file, loaded, Optional.empty(), END), file.items("standard/" + trainer));
        boolean endsTwice = old || trainer.equals("CPOTrainer");
        List<Continuations> chat = encoded(file, loaded, Optional.of(template()), new int[0]);
        same(
            endsTwice ? chat.stream().map(TrlStepsTest::ended).toList() : chat,
            file.items("conversational/" + trainer));
      }
    }
  }

  private ChatTemplate template() throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream("chat/templates/smollm2.jinja")) {
      Files.write(folder.resolve("chat_template.jinja"), in.readAllBytes());
    }
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"eos_token\": \"<|im_end|>\"}");
    return ChatTemplate.of(folder, Optional.empty());
  }

  private static List<Continuations> encoded(
      TrlFile file, LoadedModel loaded, Optional<ChatTemplate> template, int[] end) {
    PairTokens format = new PairTokens(512, TooLong.ERROR, OptionalInt.empty(), end, template);
    return file.pairs().stream()
        .map(pair -> List.of(pair(pair, file.json().get("system").textValue())))
        .map(one -> new TextPairs(List.of("A"), one, one, one))
        .map(one -> format.of(one, loaded.tokenizer()).data().train().get(0).continuations())
        .toList();
  }

  private static TextPair pair(JsonNode pair, String system) {
    PreferenceExample text =
        new PreferenceExample(
            pair.get("prompt").textValue(),
            pair.get("chosen").textValue(),
            pair.get("rejected").textValue(),
            "A");
    PairTurns plain = PairTurns.of(text);
    List<Message> prompt = new ArrayList<>(plain.prompt());
    prompt.add(0, new Message("system", system));
    PairTurns turns = new PairTurns(prompt, plain.chosen(), plain.rejected());
    return new TextPair(0, "0", "row 1", text, Optional.of(turns));
  }

  private static Continuations ended(Continuations item) {
    int[][] responses =
        Arrays.stream(item.responses())
            .map(
                response -> {
                  int[] longer = Arrays.copyOf(response, response.length + 1);
                  longer[response.length] = END[0];
                  return longer;
                })
            .toArray(int[][]::new);
    return new Continuations(item.prompt(), responses);
  }

  private static void same(List<Continuations> ours, List<Continuations> trl) {
    assertThat(ours).hasSameSizeAs(trl);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(ours.get(i).prompt()).isEqualTo(trl.get(i).prompt());
      assertThat(ours.get(i).responses()).isDeepEqualTo(trl.get(i).responses());
    }
  }
}
