package io.github.grposuite.language.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.pairs.PairTokens.TooLong;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.language.tokens.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs as a chat template writes them, as tokens. */
class ChatPairsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Integer> VOCABULARY =
      Map.of("llama", 384, "llama3", 392, "gemma", 384);

  @TempDir private Path folder;

  private static Tokenizer tokenizer(String name) {
    return Tokenizer.open(Fixtures.folder(name).resolve("tokenizer.json"), VOCABULARY.get(name));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private ChatTemplate template(String name, JsonNode special) throws IOException {
    Files.write(folder.resolve("tokenizer_config.json"), MAPPER.writeValueAsBytes(special));
    Files.write(
        folder.resolve("chat_template.jinja"), resource("chat/templates/" + name + ".jinja"));
    return ChatTemplate.of(folder, Optional.empty());
  }

  private ChatTemplate template(String source) throws IOException {
    Files.writeString(folder.resolve("chat_template.jinja"), source);
    return ChatTemplate.of(folder, Optional.empty());
  }

  private static List<Message> messages(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> new Message(each.get("role").textValue(), each.get("content").textValue()))
        .toList();
  }

  private static PairTurns turns(JsonNode pair) {
    return new PairTurns(
        messages(pair.get("prompt")), messages(pair.get("chosen")), messages(pair.get("rejected")));
  }

  private static Continuations encoded(
      PairTurns turns, ChatTemplate template, Tokenizer tokenizer) {
    TextPair pair =
        new TextPair(
            0, "0", "row 1", new PreferenceExample("p", "c", "r", "A"), Optional.of(turns));
    return encoded(
            pair,
            new PairTokens(
                10_000, TooLong.ERROR, OptionalInt.empty(), new int[0], Optional.of(template)),
            tokenizer)
        .data()
        .train()
        .get(0)
        .continuations();
  }

  private static EncodedPairs encoded(TextPair pair, PairTokens format, Tokenizer tokenizer) {
    List<TextPair> one = List.of(pair);
    return format.of(new TextPairs(List.of("A"), one, one, one), tokenizer);
  }

  /** tools/chat_pairs_oracle.py; some pairs merge tokens across the boundary. */
  @Test
  void tokensAreThoseOfTrl() throws IOException {
    Map<String, Tokenizer> tokenizers = new HashMap<>();
    VOCABULARY.keySet().forEach(name -> tokenizers.put(name, tokenizer(name)));
    Map<String, ChatTemplate> templates = new HashMap<>();
    int pairs = 0;
    int longest = 0;
    for (String line : new String(resource("pairs/trl-pairs.jsonl"), "UTF-8").split("\n")) {
      JsonNode one = MAPPER.readTree(line);
      String name = one.get("template").textValue();
      String key = name + one.get("special");
      if (!templates.containsKey(key)) {
        templates.put(key, template(name, one.get("special")));
      }
      Continuations tokens =
          encoded(turns(one), templates.get(key), tokenizers.get(one.get("tokenizer").textValue()));
      Fixtures.same(tokens.prompt(), one.get("prompt_ids"));
      Fixtures.same(tokens.responses()[0], one.get("chosen_ids"));
      Fixtures.same(tokens.responses()[1], one.get("rejected_ids"));
      pairs++;
      longest = Math.max(longest, tokens.responses()[0].length);
    }
    tokenizers.values().forEach(Tokenizer::close);
    assertThat(pairs).isEqualTo(72);
    assertThat(longest).isGreaterThan(200);
  }

  @Test
  void specialTokensStandOnce() throws IOException {
    try (Tokenizer tokenizer = tokenizer("llama3")) {
      ChatTemplate template =
          template(
              "<|begin_of_text|>{% for m in messages %}{{ m.role[0] }}: {{ m.content }}"
                  + "<|end_of_text|>{% endfor %}{% if add_generation_prompt %}a: {% endif %}");
      int begin = tokenizer.before()[0];
      int end = tokenizer.continuation("<|end_of_text|>")[0];
      PreferenceExample text = new PreferenceExample("Why?", "So.", "No.", "A");
      Continuations tokens = encoded(PairTurns.of(text), template, tokenizer);
      assertThat(tokens.prompt()).startsWith(begin).containsOnlyOnce(begin).containsOnlyOnce(end);
      for (int[] response : tokens.responses()) {
        assertThat(response).endsWith(end).containsOnlyOnce(end).doesNotContain(begin);
      }
    }
  }

  @Test
  void aTemplateThatChangesThePromptIsNoted() throws IOException {
    try (Tokenizer tokenizer = tokenizer("llama3")) {
      ChatTemplate template =
          template(
              "{% for m in messages %}{{ m.content }}\n{% endfor %}"
                  + "{% if add_generation_prompt %}<think>{% endif %}");
      TextPair pair = new TextPair(0, "0", "row 1", new PreferenceExample("Why?", "1", "2", "A"));
      PairTokens format =
          new PairTokens(99, TooLong.ERROR, OptionalInt.empty(), new int[0], Optional.of(template));
      EncodedPairs encoded = encoded(pair, format, tokenizer);
      assertThat(encoded.counts().notes())
          .containsExactly(
              "in 3 pairs the end of the prompt is left out, which the chat template writes"
                  + " otherwise where a response follows");
      assertThat(encoded.counts().provenance()).isEqualTo(Map.of("prompts_without_end", 3));
    }
  }

  @Test
  void whatTheTemplateDoesNotTakeIsSaidOfThePair() throws IOException {
    try (Tokenizer tokenizer = tokenizer("llama3")) {
      ChatTemplate template = template("{{ raise_exception('No!') }}");
      PreferenceExample text = new PreferenceExample("Why?", "So.", "No.", "A");
      assertThatThrownBy(() -> encoded(PairTurns.of(text), template, tokenizer))
          .isInstanceOf(PromptException.class)
          .hasMessage(
              "row 1: "
                  + folder.resolve("chat_template.jinja")
                  + ": the chat template says \"No!\"");
    }
  }

  /** Nobody wants to learn what a user says. */
  @Test
  void aResponseEndsWithTheAssistant() throws IOException {
    try (Tokenizer tokenizer = tokenizer("llama3")) {
      ChatTemplate template = template("{% for m in messages %}{{ m.content }}{% endfor %}");
      List<Message> answer = List.of(Message.assistant("So."));
      List<Message> thanks = List.of(Message.assistant("No."), Message.user("Thanks."));
      PairTurns turns = new PairTurns(List.of(Message.user("Why?")), answer, thanks);
      assertThatThrownBy(() -> encoded(turns, template, tokenizer))
          .isInstanceOf(PromptException.class)
          .hasMessage(
              "row 1: rejected must end with a turn of the assistant, but ends with one of user;"
                  + " take that turn away");
    }
  }
}
