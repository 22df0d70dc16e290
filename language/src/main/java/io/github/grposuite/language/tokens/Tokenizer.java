package io.github.grposuite.language.tokens;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.grposuite.language.cache.EngineLibraries;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.PromptException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tokenizer.json of Hugging Face's tokenizers library. Never truncates or pads.
 *
 * <p>What it puts around a text by itself is kept before a prompt and left out after it, since a
 * response follows: an end of the text there would end it before the response.
 */
public final class Tokenizer implements AutoCloseable {
  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false");

  /** Some text, to see what is put around it. */
  private static final String PROBE = "A b 1.";

  /** Stands for bytes that are no text by themselves. */
  private static final int REPLACEMENT = 0xfffd;

  private final Path file;
  private final int vocabSize;
  private final HuggingFaceTokenizer tokenizer;
  private int[] before = {};
  private int[] after = {};

  private Tokenizer(Path file, int vocabSize, HuggingFaceTokenizer tokenizer) {
    this.file = file;
    this.vocabSize = vocabSize;
    this.tokenizer = tokenizer;
  }

  /**
   * Opens a checkpoint's tokenizer.json.
   *
   * @throws CheckpointException if it is missing or not a tokeniser
   */
  public static Tokenizer open(Checkpoint checkpoint) {
    return open(checkpoint.tokenizer(), checkpoint.config().vocabSize());
  }

  /**
   * Opens a file.
   *
   * @param vocabSize number of tokens that the model has embeddings for
   * @throws CheckpointException if it is missing or not a tokeniser
   */
  public static Tokenizer open(Path file, int vocabSize) {
    TokenizerFile.read(file);
    EngineLibraries.loadTokenizers();
    Tokenizer tokenizer;
    try {
      tokenizer = new Tokenizer(file, vocabSize, HuggingFaceTokenizer.newInstance(file, OPTIONS));
    } catch (IOException | RuntimeException e) {
      throw new CheckpointException(
          file
              + ": the tokenizers library cannot use it ("
              + oneLine(e)
              + "); give the model's own tokenizer.json");
    }
    try {
      tokenizer.seeTemplate();
      return tokenizer;
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\R", " ");
  }

  private void seeTemplate() {
    int[] around;
    int[] text;
    long[] added;
    try {
      Encoding encoding = tokenizer.encode(PROBE, true, false);
      around = narrow(encoding.getIds());
      added = encoding.getSpecialTokenMask();
      text = narrow(tokenizer.encode(PROBE, false, false).getIds());
    } catch (RuntimeException e) {
      throw new CheckpointException(
          file + ": cannot make tokens of a text: " + oneLine(e) + "; fetch the file again");
    }
    int first = 0;
    while (first < added.length && added[first] == 1) {
      first++;
    }
    int end = first + text.length;
    if (end > around.length || !Arrays.equals(text, Arrays.copyOfRange(around, first, end))) {
      throw new CheckpointException(
          file
              + ": post_processor must put special tokens before or after a text, but changes the"
              + " text's own tokens; choose another model");
    }
    before = Arrays.copyOf(around, first);
    after = Arrays.copyOfRange(around, end, around.length);
    for (int id : before) {
      if (id >= vocabSize) {
        throw new CheckpointException(
            file
                + ": puts token "
                + id
                + " before every text, but the model has embeddings for 0 to "
                + (vocabSize - 1)
                + " only; give the model's own tokenizer.json");
      }
    }
  }

  /** The tokens that it puts before every text, in their order; kept in prompts. */
  public int[] before() {
    return before.clone();
  }

  /** The tokens that it puts after every text, in their order; left out of prompts. */
  public int[] after() {
    return after.clone();
  }

  /** Whether a text begins with one of the tokens of {@link #before}, which is not repeated. */
  public boolean begins(String text) {
    return missing(continuation(text)) < before.length;
  }

  /** How many of the tokens before a text are to be put before this one. */
  private int missing(int[] ids) {
    for (int i = 0; ids.length > 0 && i < before.length; i++) {
      if (before[i] == ids[0]) {
        return i;
      }
    }
    return before.length;
  }

  /**
   * Ids of a prompt: what the tokeniser puts before a text, once, and the text.
   *
   * @throws PromptException if the model has no embedding for one of them
   */
  public int[] prompt(String text) {
    int[] own = continuation(text);
    return IntStream.concat(Arrays.stream(before, 0, missing(own)), Arrays.stream(own)).toArray();
  }

  /**
   * Ids of a text that continues another one: without what is put around it.
   *
   * @throws PromptException if the model has no embedding for one of them
   */
  public int[] continuation(String text) {
    int[] ids;
    try {
      ids = narrow(tokenizer.encode(text, false, false).getIds());
    } catch (RuntimeException e) {
      throw new PromptException(file + " cannot make tokens of the text: " + oneLine(e));
    }
    for (int id : ids) {
      if (id >= vocabSize) {
        throw new PromptException(
            "the text holds \""
                + token(id)
                + "\", token "
                + id
                + " of "
                + file
                + ", but the model has embeddings for 0 to "
                + (vocabSize - 1)
                + " only; leave it out, or give the model's own tokenizer.json");
      }
    }
    return ids;
  }

  /** The text of one id, special or not. */
  public String token(int id) {
    return tokenizer.decode(new long[] {id}, false);
  }

  /** Tokens with their ids, in words. */
  public String named(int... ids) {
    return named(Arrays.stream(ids).boxed().toList());
  }

  /** Tokens with their ids, in words. */
  public String named(List<Integer> ids) {
    return ids.isEmpty()
        ? "nothing"
        : ids.stream().map(this::named).collect(Collectors.joining(", "));
  }

  private String named(int id) {
    String text = token(id);
    boolean shown =
        text.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == REPLACEMENT);
    return text.isBlank() || !shown ? "token " + id : text + " (" + id + ")";
  }

  /** The text of ids, without special tokens. */
  public String text(int[] ids) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
  }

  private static int[] narrow(long[] ids) {
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
