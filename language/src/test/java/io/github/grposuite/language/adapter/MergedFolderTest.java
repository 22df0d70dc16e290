package io.github.grposuite.language.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.FloatTensor;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.checkpoint.SafetensorsWriter;
import io.github.grposuite.language.checkpoint.TensorNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a merged folder holds; its logits are in ArchitecturesTest. */
class MergedFolderTest {
  @TempDir Path folder;
  private Path model;
  private Path out;

  @BeforeEach
  void copy() throws IOException {
    model = Files.createDirectory(folder.resolve("model"));
    out = folder.resolve("new/merged");
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(Fixtures.folder("llama").resolve(name), model.resolve(name));
    }
  }

  private void merge() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(model)) {
      MergedFolder.write(
          checkpoint,
          PeftFolder.read(Fixtures.folder("llama").resolve("adapter"), checkpoint.config()),
          out);
    }
  }

  private static Stream<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList()
          .stream();
    }
  }

  @Test
  void holdsWhatBelongsToTheModel() throws IOException {
    Files.createDirectories(model.resolve("additional_chat_templates"));
    Files.createDirectories(model.resolve("runs"));
    List<String> belongs =
        List.of(
            "generation_config.json",
            "tokenizer_config.json",
            "chat_template.jinja",
            "additional_chat_templates/tool_use.jinja",
            "merges.txt",
            "tokenizer.model",
            "LICENSE");
    List<String> others =
        List.of(
            "pytorch_model.bin",
            "model.safetensors.index.json",
            "model.safetensors.source.json",
            "adapter_config.json",
            "adapter_model.safetensors",
            "optimizer.pt",
            "README.md",
            ".hidden.json",
            "runs/x.json");
    for (String name : Stream.concat(belongs.stream(), others.stream()).toList()) {
      Files.writeString(model.resolve(name), name.equals("generation_config.json") ? "{}" : name);
    }
    Files.createDirectories(out);
    merge();
    assertThat(files(out))
        .containsAll(belongs)
        .contains("config.json", "model.safetensors", "tokenizer.json")
        .hasSize(belongs.size() + 3);
    for (String name : belongs) {
      assertThat(out.resolve(name)).hasSameBinaryContentAs(model.resolve(name));
    }
    assertThat(files(out.getParent())).hasSize(belongs.size() + 3);
  }

  /** Whichever of the two names a tied embedding is stored under, it stays. */
  @Test
  void tiedEmbeddingsStayTied() throws IOException {
    Path weights = model.resolve("model.safetensors");
    merge();
    try (Checkpoint merged = Checkpoint.open(out)) {
      assertThat(merged.tensors()).doesNotContainKey(TensorNames.HEAD);
      assertThat(merged.config().tiedEmbeddings()).isTrue();
    }
    Path renamed = folder.resolve("renamed.safetensors");
    try (Safetensors tensors = Safetensors.open(weights)) {
      Map<String, FloatTensor> all = new TreeMap<>();
      tensors
          .tensors()
          .forEach(
              (name, tensor) ->
                  all.put(
                      name.equals(TensorNames.EMBEDDING) ? TensorNames.HEAD : name,
                      new FloatTensor(tensor.shape(), tensors.read(name).asFloatBuffer())));
      SafetensorsWriter.write(renamed, all);
    }
    Files.copy(renamed, weights, StandardCopyOption.REPLACE_EXISTING);
    Path first = out;
    out = folder.resolve("second");
    merge();
    try (Safetensors a = Safetensors.open(first.resolve("model.safetensors"));
        Safetensors b = Safetensors.open(out.resolve("model.safetensors"))) {
      assertThat(b.tensors()).containsKey(TensorNames.HEAD);
      assertThat(b.tensors()).doesNotContainKey(TensorNames.EMBEDDING);
      assertThat(b.read(TensorNames.HEAD)).isEqualTo(a.read(TensorNames.EMBEDDING));
    }
  }

  /** With multiples of 2⁻⁸ nothing is rounded before the sum is, which BigDecimal shows. */
  @Test
  void updatesAreExactInDouble() {
    LoraLayout layout;
    try (Checkpoint checkpoint = Checkpoint.open(model)) {
      layout =
          new LoraLayout(
              new LoraSettings(
                  3, 0.75, 0, Set.of(TargetModule.DOWN_PROJ, TargetModule.K_PROJ), List.of(1)),
              checkpoint.config());
    }
    SplittableRandom random = new SplittableRandom(5);
    float[] weights = new float[layout.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextInt(-512, 512) / 256f;
    }
    for (LoraLayout.Slot slot : layout.slots()) {
      assertThat(slot.scale()).isEqualTo(0.25);
      LowRankUpdate update = new LowRankUpdate(slot, weights);
      for (int i = 0; i < slot.outputs(); i++) {
        double[] row = new double[slot.inputs()];
        Arrays.fill(row, 0.125);
        update.add(i, row);
        for (int j = 0; j < row.length; j++) {
          BigDecimal sum = BigDecimal.ZERO;
          for (int k = 0; k < slot.rank(); k++) {
            BigDecimal b = new BigDecimal(weights[slot.offsetB() + i * slot.rank() + k]);
            sum =
                sum.add(b.multiply(new BigDecimal(weights[slot.offset() + k * slot.inputs() + j])));
          }
          BigDecimal expected = sum.multiply(new BigDecimal("0.25")).add(new BigDecimal("0.125"));
          assertThat(new BigDecimal(row[j])).isEqualByComparingTo(expected);
        }
      }
    }
  }

  private void refused(String message) {
    assertThatThrownBy(this::merge)
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }

  @Test
  void neverIntoWhatIsThere() throws IOException {
    Files.createDirectories(out);
    Path kept = Files.writeString(out.resolve("kept"), "x");
    refused(out + ": must be a new folder or an empty one to merge into, but there is something");
    assertThat(kept).hasContent("x");
    out = kept;
    refused(kept + ": must be a new folder or an empty one");
    out = model;
    refused(model + ": must be a new folder or an empty one");
    out = kept.resolve("below");
    assertThatThrownBy(this::merge).isInstanceOf(IOException.class);
  }

  @Test
  void wholeOrNotAtAll() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(model)) {
      PeftFolder.Loaded adapter =
          PeftFolder.read(Fixtures.folder("llama").resolve("adapter"), checkpoint.config());
      adapter.weights()[0] = Float.NaN;
      assertThatThrownBy(() -> MergedFolder.write(checkpoint, adapter, out))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining(
              "model.layers.0.self_attn.q_proj.weight\" would hold NaN at [0, 0]");
    }
    assertThat(out.getParent()).isEmptyDirectory();
  }

  @Test
  void tooLittleSpace() {
    assertThatThrownBy(() -> MergedFolder.checkSpace(out, 11, 10))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            out.getParent()
                + ": the merged model needs 11 bytes, but the disk has 10 left; choose another"
                + " folder, or make room");
    assertThatCode(() -> MergedFolder.checkSpace(out, 10, 10)).doesNotThrowAnyException();
    assertThatCode(() -> MergedFolder.checkSpace(out, 10, 0)).doesNotThrowAnyException();
  }
}
