package io.github.grposuite.language.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.checkpoint.TensorInfo;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.language.tokens.SpecialTokens;
import io.github.grposuite.language.tokens.Tokenizer;
import io.github.grposuite.records.fuzz.Fuzz;
import io.github.grposuite.records.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken files of models and adapters. {@code -Dfuzz.seconds=N} gives each reader N seconds, {@code
 * -Dfuzz.first=N} begins with the N-th copy.
 */
class FuzzTest {
  private static final List<Class<? extends RuntimeException>> REFUSALS =
      List.of(CheckpointException.class, PromptException.class);

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(Fixtures.folder("gemma").resolve(name), folder.resolve(name));
    }
    for (String name : List.of(PeftFolder.CONFIG, PeftFolder.WEIGHTS)) {
      Files.copy(Fixtures.folder("gemma").resolve("adapter").resolve(name), folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        """
        {"bos_token": "<bos>", "eos_token": {"content": "<eos>"}, "add_bos_token": true,
         "added_tokens_decoder": {"0": {"content": "<pad>"}}}\
        """);
    Files.writeString(
        folder.resolve("generation_config.json"),
        "{\"bos_token_id\": 2, \"eos_token_id\": [1, 4], \"pad_token_id\": 0}");
  }

  private void fuzz(String name, LongFunction<byte[]> copies, Runnable reader, TestReporter log)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Fuzz.Counts counts = new Fuzz(file, copies, reader, REFUSALS, folder.toString()).run(Fuzz.TIME);
    log.publishEntry(name, counts.toString());
    assertThat(counts.read()).as("read").isPositive();
    assertThat(counts.refused()).as("refused").isPositive();
  }

  private void fuzz(String name, Runnable reader, TestReporter log)
      throws IOException, InterruptedException {
    byte[] valid = Files.readAllBytes(folder.resolve(name));
    fuzz(name, number -> new Mutations(number).jsonOrBytes(valid), reader, log);
  }

  private void open() {
    Checkpoint.open(folder).close();
  }

  private void encode() {
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
      SpecialTokens.of(checkpoint, tokenizer).notes();
      int[] ids = tokenizer.prompt("Are you sure? <bos>São 日本");
      int size = checkpoint.config().vocabSize();
      assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < size);
      tokenizer.text(ids);
    }
  }

  @Test
  void config(TestReporter log) throws IOException, InterruptedException {
    fuzz("config.json", this::open, log);
  }

  @Test
  void generationConfig(TestReporter log) throws IOException, InterruptedException {
    fuzz("generation_config.json", this::open, log);
  }

  @Test
  void tokenizer(TestReporter log) throws IOException, InterruptedException {
    byte[][] valid = new byte[3][];
    for (int i = 0; i < valid.length; i++) {
      Path fixture = Fixtures.folder(List.of("gemma", "llama", "llama3").get(i));
      valid[i] = Files.readAllBytes(fixture.resolve("tokenizer.json"));
    }
    fuzz(
        "tokenizer.json",
        number -> new Mutations(number).jsonOrBytes(valid[(int) (number % valid.length)]),
        this::encode,
        log);
  }

  @Test
  void tokenizerConfig(TestReporter log) throws IOException, InterruptedException {
    fuzz("tokenizer_config.json", this::encode, log);
  }

  @Test
  void adapterConfig(TestReporter log) throws IOException, InterruptedException {
    DecoderConfig model = DecoderConfig.read(folder.resolve("config.json"));
    fuzz(PeftFolder.CONFIG, () -> PeftFolder.read(folder, model), log);
  }

  @Test
  void safetensorsHeader(TestReporter log) throws IOException, InterruptedException {
    byte[] valid = Files.readAllBytes(folder.resolve(PeftFolder.WEIGHTS));
    int length = Long.BYTES + (int) ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN).getLong();
    byte[] header = Arrays.copyOfRange(valid, Long.BYTES, length);
    byte[] values = Arrays.copyOfRange(valid, length, valid.length);
    DecoderConfig model = DecoderConfig.read(folder.resolve("config.json"));
    fuzz(
        PeftFolder.WEIGHTS,
        number ->
            number % 3 == 0
                ? new Mutations(number).bytes(valid)
                : safetensors(new Mutations(number).jsonOrBytes(header), values),
        () -> {
          try (Safetensors file = Safetensors.open(folder.resolve(PeftFolder.WEIGHTS))) {
            file.tensors().values().stream()
                .filter(tensor -> tensor.type().readable())
                .map(TensorInfo::name)
                .forEach(file::read);
          }
          PeftFolder.read(folder, model);
        },
        log);
  }

  private static byte[] safetensors(byte[] header, byte[] values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array());
    out.writeBytes(header);
    out.writeBytes(values);
    return out.toByteArray();
  }
}
