package io.github.grposuite.language.tokens;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.grposuite.language.cache.EngineLibraries;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A tokenizer.json of Hugging Face's tokenizers library. Never truncates or pads. */
public final class Tokenizer implements AutoCloseable {
  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false");

  private final HuggingFaceTokenizer tokenizer;

  private Tokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Opens a file.
   *
   * @throws CheckpointException if it is missing or not a tokeniser
   */
  public static Tokenizer open(Path file) {
    ModelFile.check(
        file,
        "a checkpoint needs the tokenizer.json that the tokenizers library writes (older folders"
            + " with tokenizer.model alone: load and save them with transformers)");
    EngineLibraries.loadTokenizers();
    try {
      return new Tokenizer(HuggingFaceTokenizer.newInstance(file, OPTIONS));
    } catch (IOException | RuntimeException e) {
      throw new CheckpointException(file + ": is not a tokeniser's file: " + e.getMessage());
    }
  }

  /** Ids of a prompt, with the special tokens that the tokeniser puts around a text. */
  public int[] prompt(String text) {
    return encode(text, true);
  }

  /** Ids of a text that continues another one: without special tokens. */
  public int[] continuation(String text) {
    return encode(text, false);
  }

  private int[] encode(String text, boolean special) {
    long[] ids = tokenizer.encode(text, special, false).getIds();
    int[] result = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      result[i] = Math.toIntExact(ids[i]);
    }
    return result;
  }

  /** The text of ids, without special tokens. */
  public String text(int[] ids) {
    long[] wide = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      wide[i] = ids[i];
    }
    return tokenizer.decode(wide, true);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
