package io.github.grposuite.language.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.PromptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not tokenisers, and text back from ids; the ids themselves are in LogitsTest. */
class TokenizerTest {
  @TempDir private Path folder;

  @Test
  void textComesBack() {
    try (Tokenizer tokenizer =
        Tokenizer.open(Fixtures.folder("gemma").resolve("tokenizer.json"), 384)) {
      String text = "In 2024, São Paulo\nsaid 日本";
      assertThat(tokenizer.text(tokenizer.prompt(text))).isEqualTo(text);
      assertThat(tokenizer.text(tokenizer.continuation(text))).isEqualTo(text);
      assertThat(tokenizer.prompt(text)).hasSize(tokenizer.continuation(text).length + 1);
    }
  }

  private Path template(String processor) throws IOException {
    ObjectNode json =
        (ObjectNode) Fixtures.json(Fixtures.folder("gemma").resolve("tokenizer.json"));
    json.set("post_processor", new ObjectMapper().readTree(processor));
    return Files.writeString(folder.resolve("tokenizer.json"), json.toString());
  }

  private static String sequence(String... around) {
    Map<String, Integer> ids = Map.of("<bos>", 2, "<eos>", 1, "<start_of_turn>", 4);
    StringJoiner single = new StringJoiner(",", "[", "]");
    StringJoiner tokens = new StringJoiner(",", "{", "}");
    for (String token : around) {
      if (token.equals("A")) {
        single.add("{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}");
      } else {
        single.add("{\"SpecialToken\":{\"id\":\"%s\",\"type_id\":0}}".formatted(token));
        tokens.add(
            "\"%1$s\":{\"id\":\"%1$s\",\"ids\":[%2$d],\"tokens\":[\"%1$s\"]}"
                .formatted(token, ids.get(token)));
      }
    }
    return "{\"type\":\"TemplateProcessing\",\"single\":%s,\"pair\":[{\"Sequence\":{\"id\":\"A\",\"type_id\":0}},{\"Sequence\":{\"id\":\"B\",\"type_id\":1}}],\"special_tokens\":%s}"
        .formatted(single, tokens);
  }

  /** What transformers 5.24 makes of "Are you sure?" with each, without what follows the text. */
  static Stream<Arguments> templates() {
    int[] none = {};
    int[] bos = {2};
    int[] eos = {1};
    return Stream.of(
        Arguments.of(sequence("<bos>", "A"), bos, none),
        Arguments.of(sequence("<bos>", "A", "<eos>"), bos, eos),
        Arguments.of(sequence("A", "<eos>", "<eos>"), none, new int[] {1, 1}),
        Arguments.of(sequence("<bos>", "<start_of_turn>", "A"), new int[] {2, 4}, none),
        Arguments.of("null", none, none),
        Arguments.of(
            "{\"type\":\"BertProcessing\",\"sep\":[\"<eos>\",1],\"cls\":[\"<bos>\",2]}", bos, eos),
        Arguments.of(
            "{\"type\":\"RobertaProcessing\",\"sep\":[\"<eos>\",1],\"cls\":[\"<bos>\",2],"
                + "\"trim_offsets\":true,\"add_prefix_space\":true}",
            bos,
            eos));
  }

  private static int[] join(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void onlyWhatStandsBeforeATextIsKept(String processor, int[] before, int[] after)
      throws IOException {
    int[] text = {277, 313, 301, 322, 320, 333, 341, 316, 313, 301, 276};
    try (Tokenizer tokenizer = Tokenizer.open(template(processor), 384)) {
      assertThat(tokenizer.before()).isEqualTo(before);
      assertThat(tokenizer.after()).isEqualTo(after);
      assertThat(tokenizer.continuation("Are you sure?")).isEqualTo(text);
      assertThat(tokenizer.prompt("Are you sure?")).isEqualTo(join(before, text));
      assertThat(tokenizer.prompt("")).isEqualTo(before);
    }
  }

  @Test
  void theBeginningOfATextIsThereOnce() throws IOException {
    int[] text = {277, 313, 301};
    try (Tokenizer tokenizer = Tokenizer.open(template(sequence("<bos>", "A")), 384)) {
      assertThat(tokenizer.begins("Are")).isFalse();
      assertThat(tokenizer.begins("Are<bos>")).isFalse();
      assertThat(tokenizer.begins("<bos>Are")).isTrue();
      assertThat(tokenizer.prompt("<bos>Are")).isEqualTo(join(new int[] {2}, text));
      assertThat(tokenizer.prompt("<bos>")).containsExactly(2);
      assertThat(tokenizer.named(2, 1)).isEqualTo("<bos> (2), <eos> (1)");
      assertThat(tokenizer.named()).isEqualTo("nothing");
    }
    try (Tokenizer tokenizer =
        Tokenizer.open(template(sequence("<bos>", "<start_of_turn>", "A")), 384)) {
      assertThat(tokenizer.prompt("<bos>Are")).isEqualTo(join(new int[] {2}, text));
      assertThat(tokenizer.prompt("<start_of_turn>Are")).isEqualTo(join(new int[] {2, 4}, text));
    }
    try (Tokenizer tokenizer = Tokenizer.open(template("null"), 384)) {
      assertThat(tokenizer.begins("<bos>Are")).isFalse();
      assertThat(tokenizer.prompt("<bos>Are")).isEqualTo(join(new int[] {2}, text));
    }
  }

  @Test
  void tokensWithoutAnEmbedding() throws IOException {
    Path file = template(sequence("<bos>", "A"));
    try (Tokenizer tokenizer = Tokenizer.open(file, 301)) {
      assertThat(tokenizer.continuation("?")).containsExactly(276);
      assertThatThrownBy(() -> tokenizer.prompt("Are"))
          .isInstanceOf(PromptException.class)
          .hasMessageMatching(
              "the text holds \".+\", token 313 of \\Q"
                  + file
                  + "\\E, but the model has embeddings for 0 to 300 only; leave it out, or give the"
                  + " model's own tokenizer.json");
    }
    assertThatThrownBy(() -> Tokenizer.open(file, 2))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file
                + ": puts token 2 before every text, but the model has embeddings for 0 to 1 only;"
                + " give the model's own tokenizer.json");
  }

  @Test
  void textsThatAreNotPlain() {
    try (Tokenizer tokenizer =
        Tokenizer.open(Fixtures.folder("gemma").resolve("tokenizer.json"), 384)) {
      for (String text : List.of("a\0b", "👍🏽", "e\u0301", "\u202e\u2028", "a".repeat(100_000))) {
        assertThat(tokenizer.text(tokenizer.prompt(text))).isEqualTo(text);
      }
      // Half a surrogate pair is no text; whatever becomes of it, the process goes on.
      assertThat(tokenizer.prompt("a\ud83d b")).isNotEmpty();
    }
  }

  @Test
  void aLongTextIsNotCut() {
    try (Tokenizer tokenizer =
        Tokenizer.open(Fixtures.folder("llama").resolve("tokenizer.json"), 384)) {
      String text = "A ".repeat(5000);
      assertThat(tokenizer.text(tokenizer.prompt(text))).isEqualTo(text);
    }
  }

  @Test
  void filesThatAreNotTokenisers() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    assertThatThrownBy(() -> Tokenizer.open(file, 384))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": no such file; a checkpoint needs the tokenizer.json");
    byte[] whole = Files.readAllBytes(Fixtures.folder("llama").resolve("tokenizer.json"));
    for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 10}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Tokenizer.open(file, 384))
          .isInstanceOf(CheckpointException.class)
          .hasMessageStartingWith(file + ": is not a tokeniser's file: ");
    }
    Files.writeString(file, "{\"version\": \"1.0\", \"model\": {\"type\": \"BPE\"}}");
    assertThatThrownBy(() -> Tokenizer.open(file, 384)).isInstanceOf(CheckpointException.class);
  }

  /** Each of the first six would end the process if the library read it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"decoder\": {\"type\": \"Fuse\", \"a\": 1e400} | a number is too large, line ",
        "\"decoder\": {\"type\": \"\\ud800\"} | half a surrogate pair is no text, line ",
        "\"decoder\": [NaN] | is not a tokeniser's file: ",
        "\"post_processor\": {\"type\": \"TemplateProcessing\", \"single\": [{\"Sequence\":"
            + " {\"id\": \"B\", \"type_id\": 0}}], \"pair\": [], \"special_tokens\": {}} |"
            + " post_processor.single must hold the text A and listed special tokens only",
        "\"post_processor\": {\"type\": \"TemplateProcessing\", \"single\": [{\"SpecialToken\":"
            + " {\"id\": \"<s>\", \"type_id\": 0}}], \"pair\": [], \"special_tokens\": {}} |"
            + " post_processor.single must hold the text A and listed special tokens only",
        "\"model\": {\"type\": \"BPE\", \"continuing_subword_prefix\": \"##\", \"vocab\": {\"a\":"
            + " 0}, \"merges\": []} | model.continuing_subword_prefix must be null",
        "\"model\": {\"type\": \"BPE\", \"dropout\": 0.1, \"vocab\": {\"a\": 0}, \"merges\": []} |"
            + " model.dropout must be null, or every text has random tokens",
        "\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": -1}, \"merges\": []} | the ids of tokens"
            + " must be whole numbers from 0, line ",
        "\"added_tokens\": [{\"id\": 3}] | added_tokens must have a content and an id each",
        "\"version\": \"1.0\"} {\"a\": 0 | there is more after its JSON object",
      })
  void filesThatTheLibraryIsNotGiven(String fields, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), "{" + fields + "}");
    assertThatThrownBy(() -> Tokenizer.open(file, 384))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": is not a tokeniser's file: ")
        .hasMessageContaining(message);
  }

  @Test
  void anAddedTokenOfManyCharacters() throws IOException {
    ObjectNode json =
        (ObjectNode) Fixtures.json(Fixtures.folder("gemma").resolve("tokenizer.json"));
    ((ObjectNode) json.get("added_tokens").get(4)).put("content", "a".repeat(50_000));
    Path file = Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    assertThatThrownBy(() -> Tokenizer.open(file, 384))
        .hasMessageContaining("an added token must have at most 1000 characters");
  }
}
