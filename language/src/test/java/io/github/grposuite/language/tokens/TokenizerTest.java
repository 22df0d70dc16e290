package io.github.grposuite.language.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not tokenisers, and text back from ids; the ids themselves are in LogitsTest. */
class TokenizerTest {
  @TempDir private Path folder;

  @Test
  void textComesBack() {
    try (Tokenizer tokenizer = Tokenizer.open(Fixtures.folder("gemma").resolve("tokenizer.json"))) {
      String text = "In 2024, São Paulo\nsaid 日本";
      assertThat(tokenizer.text(tokenizer.prompt(text))).isEqualTo(text);
      assertThat(tokenizer.text(tokenizer.continuation(text))).isEqualTo(text);
      assertThat(tokenizer.prompt(text)).hasSize(tokenizer.continuation(text).length + 1);
    }
  }

  @Test
  void aLongTextIsNotCut() {
    try (Tokenizer tokenizer = Tokenizer.open(Fixtures.folder("llama").resolve("tokenizer.json"))) {
      String text = "A ".repeat(5000);
      assertThat(tokenizer.text(tokenizer.prompt(text))).isEqualTo(text);
    }
  }

  @Test
  void filesThatAreNotTokenisers() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    assertThatThrownBy(() -> Tokenizer.open(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": no such file; a checkpoint needs the tokenizer.json");
    byte[] whole = Files.readAllBytes(Fixtures.folder("llama").resolve("tokenizer.json"));
    for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 10}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Tokenizer.open(file))
          .isInstanceOf(CheckpointException.class)
          .hasMessageStartingWith(file + ": is not a tokeniser's file: ");
    }
    Files.writeString(file, "{\"version\": \"1.0\", \"model\": {\"type\": \"BPE\"}}");
    assertThatThrownBy(() -> Tokenizer.open(file)).isInstanceOf(CheckpointException.class);
  }
}
