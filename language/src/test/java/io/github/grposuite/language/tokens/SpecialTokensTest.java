package io.github.grposuite.language.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a checkpoint that name special tokens, where they agree and where not. */
class SpecialTokensTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** Gemma's: 0 is pad, 1 eos, 2 bos; texts begin with bos; 384 embeddings. */
  @BeforeEach
  void copy() throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(Fixtures.folder("gemma").resolve(name), folder.resolve(name));
    }
  }

  private void write(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json);
  }

  private void change(String name, String changes) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(folder.resolve(name).toFile());
    json.setAll((ObjectNode) JSON.readTree(changes));
    write(name, json.toString());
  }

  private List<String> notes() {
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
      return SpecialTokens.of(checkpoint, tokenizer).notes();
    }
  }

  private List<Integer> ends() {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      return checkpoint.answerEnds();
    }
  }

  @Test
  void filesThatAgree() throws IOException {
    assertThat(notes()).isEmpty();
    assertThat(ends()).containsExactly(1);
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<bos>", "eos_token": {"content": "<eos>", "special": true},
         "pad_token": null, "add_bos_token": true, "add_eos_token": false}\
        """);
    write("generation_config.json", "{\"bos_token_id\": 2, \"eos_token_id\": [1, 4]}");
    assertThat(notes()).isEmpty();
    assertThat(ends()).containsExactly(1, 4);
  }

  @Test
  void generationConfigSaysWhatEndsAnAnswer() throws IOException {
    write("generation_config.json", "{\"eos_token_id\": 4}");
    assertThat(ends()).containsExactly(4);
    assertThat(notes())
        .containsExactly(
            "eos_token is <eos> (1) in config.json, <start_of_turn> (4) in generation_config.json;"
                + " answers end as generation_config.json says, or else config.json");
    write("generation_config.json", "{\"do_sample\": true}");
    assertThat(ends()).isEmpty();
    assertThat(notes()).containsExactly("no token ends an answer; it ends at --max-tokens");
    write("generation_config.json", "{\"eos_token_id\": \"<eos>\"}");
    assertThatThrownBy(this::ends)
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(
            folder.resolve("generation_config.json")
                + ": eos_token_id must be a token id, or a list of them, but was \"<eos>\"");
    Files.delete(folder.resolve("generation_config.json"));
    change("config.json", "{\"eos_token_id\": null}");
    assertThat(ends()).isEmpty();
    assertThat(notes()).containsExactly("no token ends an answer; it ends at --max-tokens");
  }

  @Test
  void otherTokensInTokenizerConfig() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<start_of_turn>", "eos_token": "</s>", "pad_token": "<unk>"}\
        """);
    assertThat(notes())
        .containsExactly(
            "tokenizer_config.json's eos_token \"</s>\" is not in tokenizer.json, so it is no"
                + " token",
            "bos_token is <bos> (2) in config.json, <start_of_turn> (4) in tokenizer_config.json;"
                + " what tokenizer.json puts before a text counts",
            "pad_token is <pad> (0) in config.json, <unk> (3) in tokenizer_config.json; nothing is"
                + " ever padded");
  }

  @Test
  void wordsAboutWhatIsAdded() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<bos>", "eos_token": "<eos>", "add_bos_token": false,
         "add_eos_token": true}\
        """);
    assertThat(notes())
        .containsExactly(
            "tokenizer_config.json has add_bos_token false, but tokenizer.json puts <bos> (2)"
                + " before a text, which counts (as in transformers 5)",
            "tokenizer_config.json has add_eos_token true, but tokenizer.json puts none after a"
                + " text, which counts (as in transformers 5)");
    change("tokenizer.json", "{\"post_processor\": null}");
    change("tokenizer_config.json", "{\"add_bos_token\": true, \"add_eos_token\": false}");
    assertThat(notes())
        .containsExactly(
            "tokenizer_config.json has add_bos_token true, but tokenizer.json puts none before a"
                + " text, which counts (as in transformers 5)");
  }

  @Test
  void tokensAfterATextAndBeyondTheEmbedding() throws IOException {
    change(
        "tokenizer.json",
        """
        {"post_processor": {"type":"BertProcessing","sep":["<eos>",1],"cls":["<bos>",2]}}\
        """);
    ObjectNode json = (ObjectNode) JSON.readTree(folder.resolve("tokenizer.json").toFile());
    json.withArray("added_tokens")
        .addObject()
        .put("id", 384)
        .put("content", "<|extra|>")
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", false)
        .put("special", true);
    write("tokenizer.json", json.toString());
    assertThat(notes())
        .containsExactly(
            "tokenizer.json puts <eos> (1) after a text; prompts leave it out, since a response"
                + " follows",
            "tokenizer.json has tokens up to \"<|extra|>\" (384), the model embeddings for 0 to 383"
                + " only; a text with one beyond is refused");
  }

  @Test
  void filesThatCannotBeRead() throws IOException {
    write("tokenizer_config.json", "version https://git-lfs.github.com/spec/v1\n");
    assertThatThrownBy(this::notes).hasMessageContaining("tokenizer_config.json: is a Git LFS");
    write("tokenizer_config.json", "{\"bos_token\": 2}");
    assertThatThrownBy(this::notes)
        .hasMessageContaining("bos_token must be a string or an object with a content, but was 2");
  }
}
