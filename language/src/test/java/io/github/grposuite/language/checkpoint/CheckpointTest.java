package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "vocab_size": 5, "hidden_size": 4,
       "intermediate_size": 6, "num_hidden_layers": 2, "num_attention_heads": 2,
       "num_key_value_heads": 1, "tie_word_embeddings": false}\
      """;

  @TempDir Path folder;
  private final Map<String, FloatTensor> tensors = new TreeMap<>();

  @BeforeEach
  void tensors() throws IOException {
    config(CONFIG);
    ExpectedTensors.of(DecoderConfig.read(folder.resolve("config.json")))
        .shapes()
        .forEach((name, shape) -> tensors.put(name, zeros(shape)));
  }

  private void config(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
  }

  private static FloatTensor zeros(List<Long> shape) {
    return FloatTensor.of(
        new float[(int) TensorInfo.elements(shape)],
        shape.stream().mapToLong(Long::longValue).toArray());
  }

  private Path weights() throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafetensorsWriter.write(file, tensors);
    return file;
  }

  /** Tensors of layer 0 in one shard, all others in the other. */
  private void shards(String layer0, String others) throws IOException {
    Map<String, FloatTensor> first = new TreeMap<>(tensors);
    first.keySet().removeIf(name -> !name.contains(".0."));
    Map<String, FloatTensor> second = new TreeMap<>(tensors);
    second.keySet().removeAll(first.keySet());
    SafetensorsWriter.write(folder.resolve("shard-1.safetensors"), first);
    SafetensorsWriter.write(folder.resolve("shard-2.safetensors"), second);
    StringBuilder map = new StringBuilder("{\"metadata\": {\"total_size\": 1}, \"weight_map\": {");
    tensors
        .keySet()
        .forEach(
            name ->
                map.append('"')
                    .append(name)
                    .append("\": \"")
                    .append(first.containsKey(name) ? layer0 : others)
                    .append("\","));
    map.setLength(map.length() - 1);
    Files.writeString(folder.resolve(ShardIndex.FILE), map.append("}}"));
  }

  private void refused(String... parts) {
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(folder.toString())
        .hasMessageContainingAll(parts);
  }

  @Test
  void expectedShapes() {
    assertThat(tensors).hasSize(2 * 9 + 3);
    assertThat(tensors.get("model.layers.1.self_attn.q_proj.weight").shape())
        .containsExactly(4L, 4L);
    assertThat(tensors.get("model.layers.1.self_attn.k_proj.weight").shape())
        .containsExactly(2L, 4L);
    assertThat(tensors.get("model.layers.0.mlp.down_proj.weight").shape()).containsExactly(4L, 6L);
    assertThat(tensors.get("lm_head.weight").shape()).containsExactly(5L, 4L);
  }

  @Test
  void oneFile() throws IOException {
    weights();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.folder()).isEqualTo(folder);
      assertThat(checkpoint.config().layers()).isEqualTo(2);
      assertThat(checkpoint.tensors()).hasSize(21);
      assertThat(checkpoint.read(TensorNames.NORM).remaining()).isEqualTo(16);
      assertThatThrownBy(() -> checkpoint.read("x"))
          .hasMessageEndingWith(": has no tensor \"x\"; it has 21 others");
    }
  }

  @Test
  void severalFiles() throws IOException {
    tensors.put(TensorNames.NORM, FloatTensor.of(new float[] {1, 2, 3, 4}, 4));
    shards("shard-1.safetensors", "shard-2.safetensors");
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(SafetensorsTest.floats(checkpoint.read(TensorNames.NORM)))
          .containsExactly(1, 2, 3, 4);
      assertThat(checkpoint.contentHash())
          .isEqualTo(hash("config.json", "shard-1.safetensors", "shard-2.safetensors"));
    }
  }

  @Test
  void contentHashIsThatOfSha256sum() throws IOException {
    weights();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.contentHash()).isEqualTo(hash("config.json", "model.safetensors"));
      Files.writeString(folder.resolve("tokenizer.json"), "{}");
      assertThat(checkpoint.contentHash()).isEqualTo(hash("config.json", "model.safetensors"));
    }
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.contentHash())
          .isEqualTo(hash("config.json", "model.safetensors", "tokenizer.json"));
    }
  }

  private String hash(String... names) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      lines.append(DigestUtils.sha256Hex(bytes)).append("  ").append(name).append('\n');
    }
    return DigestUtils.sha256Hex(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static FloatTensor filled(FloatTensor like, float value) {
    float[] values = new float[like.values().remaining()];
    Arrays.fill(values, value);
    return new FloatTensor(like.shape(), FloatBuffer.wrap(values));
  }

  @Test
  void aTiedOutputLayerWithValuesOfItsOwnIsUsed() throws IOException {
    config(CONFIG.replace("false", "true"));
    weights();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.config().tiedEmbeddings()).isTrue();
      assertThat(checkpoint.notes()).isEmpty();
    }
    tensors.put(TensorNames.HEAD, filled(tensors.get(TensorNames.HEAD), 2));
    weights();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.config().tiedEmbeddings()).isFalse();
      assertThat(checkpoint.notes())
          .containsExactly(
              "lm_head.weight differs from the embedding and is used, though config.json ties the"
                  + " two (transformers 5 does so; transformers 4 uses the embedding)");
    }
  }

  @Test
  void aTiedOutputLayerStandsForAMissingEmbedding() throws IOException {
    config(CONFIG.replace("false", "true"));
    tensors.put(TensorNames.HEAD, filled(tensors.get(TensorNames.HEAD), 3));
    tensors.remove(TensorNames.EMBEDDING);
    weights();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.config().tiedEmbeddings()).isTrue();
      assertThat(checkpoint.notes())
          .containsExactly(
              "model.embed_tokens.weight is not stored; lm_head.weight is used for it, since"
                  + " config.json ties the two");
      assertThat(SafetensorsTest.floats(checkpoint.read(TensorNames.EMBEDDING)))
          .hasSize(20)
          .containsOnly(3);
      assertThat(checkpoint.tensors()).doesNotContainKey(TensorNames.HEAD);
    }
    config(CONFIG);
    refused("lacks model.embed_tokens.weight");
  }

  @Test
  void anOutputLayerThatIsMissing() throws IOException {
    tensors.remove(TensorNames.HEAD);
    weights();
    refused("lacks lm_head.weight", "or set tie_word_embeddings to true if the output layer is");
  }

  @Test
  void toleratedTensors() throws IOException {
    config(CONFIG.replace("false", "true"));
    tensors.put("model.layers.0.self_attn.rotary_emb.inv_freq", zeros(List.of(1L)));
    weights();
    Checkpoint.open(folder).close();
    tensors.remove(TensorNames.HEAD);
    weights();
    Checkpoint.open(folder).close();
  }

  @Test
  void missingTensors() throws IOException {
    tensors.remove("model.layers.1.mlp.up_proj.weight");
    Path file = weights();
    refused(
        file
            + ": lacks model.layers.1.mlp.up_proj.weight of the 21 tensors that config.json calls"
            + " for; give the model's own config.json and weights");
    tensors.keySet().removeIf(name -> name.contains(".1."));
    weights();
    refused("model.layers.1.self_attn.o_proj.weight and 4 more of the 21 tensors");
  }

  @Test
  void unknownTensors() throws IOException {
    tensors.put("model.layers.0.self_attn.q_proj.bias", zeros(List.of(4L)));
    Path file = weights();
    refused(
        file + ": has model.layers.0.self_attn.q_proj.bias, which config.json does not call for",
        "an adapter must be merged first");
  }

  @Test
  void wrongShapes() throws IOException {
    tensors.put(TensorNames.NORM, zeros(List.of(2L, 2L)));
    Path file = weights();
    refused(
        file
            + ": tensor \"model.norm.weight\" must have the shape [4] by config.json, but has [2,"
            + " 2]; give the model's own config.json and weights");
    tensors.put(TensorNames.NORM, zeros(List.of(4L)));
    tensors.put(TensorNames.HEAD, zeros(List.of(6L, 4L)));
    config(CONFIG.replace("false", "true"));
    weights();
    refused("tensor \"lm_head.weight\" must have the shape [5, 4] by config.json, but has [6, 4]");
  }

  @Test
  void typesThatCannotBeRead() throws IOException {
    shards("shard-1.safetensors", "shard-2.safetensors");
    Path file = folder.resolve("shard-2.safetensors");
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, text.replace("F32", "I32"), StandardCharsets.ISO_8859_1);
    refused(
        file + ": tensor \"", "must be one of F32, F16, BF16, but is I32; export the checkpoint");
  }

  @Test
  void noWeights() throws IOException {
    refused(
        folder
            + ": must hold model.safetensors or model.safetensors.index.json, but holds neither;"
            + " give the folder of a checkpoint as transformers saves it");
    Path pickle = Files.writeString(folder.resolve("pytorch_model.bin"), "x");
    refused(pickle + ": is a pickle file, which can run any program when it is read and is never");
    assertThatThrownBy(() -> Checkpoint.open(pickle)).hasMessageContaining("is a pickle file");
    assertThatThrownBy(() -> Checkpoint.open(folder.resolve("x")))
        .hasMessageContaining("x: no such folder; give the folder of a checkpoint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../shard-1.safetensors",
        "/etc/shard-1.safetensors",
        "a/b.safetensors",
        "a\\\\b.safetensors",
        "..",
        ".hidden.safetensors",
        "shard-1.bin",
        ""
      })
  void shardsElsewhere(String name) throws IOException {
    shards(name, "shard-2.safetensors");
    refused(
        ShardIndex.FILE
            + ": weight_map must name .safetensors files in the same folder, but names \""
            + name
            + "\" for tensor \"model.layers.0.",
        "fetch the file again from a source you trust");
  }

  @Test
  void brokenIndices() throws IOException {
    Path index = folder.resolve(ShardIndex.FILE);
    Files.writeString(index, "{}");
    refused(index + ": weight_map must be an object of file names by tensor, but was missing");
    Files.writeString(index, "{\"weight_map\": {\"a\": 3}}");
    refused("but names 3 for tensor \"a\"");
    shards("shard-1.safetensors", "shard-3.safetensors");
    refused("shard-3.safetensors: no such file; " + index + " names it: fetch the missing file");
  }

  @Test
  void tensorsInOtherShards() throws IOException {
    shards("shard-2.safetensors", "shard-2.safetensors");
    refused(ShardIndex.FILE + ": tensor \"model.layers.0.", "but is in no file");
    shards("shard-1.safetensors", "shard-2.safetensors");
    String index = Files.readString(folder.resolve(ShardIndex.FILE));
    String norm = "\"model.norm.weight\": \"shard-";
    Files.writeString(folder.resolve(ShardIndex.FILE), index.replace(norm + "2", norm + "1"));
    refused("tensor \"model.norm.weight\" must be in shard-1.safetensors, but is in shard-2.safe");
    Files.writeString(
        folder.resolve(ShardIndex.FILE), index.replace("," + norm + "2.safetensors\"", ""));
    refused("shard-2.safetensors: tensor \"model.norm.weight\" is not in ");
    shards("shard-1.safetensors", "shard-2.safetensors");
    Files.copy(folder.resolve("shard-1.safetensors"), folder.resolve("shard-3.safetensors"));
    String first = "\"model.layers.0.input_layernorm.weight\": \"shard-";
    Files.writeString(folder.resolve(ShardIndex.FILE), index.replace(first + "1", first + "3"));
    refused("must be in one file, but is in ");
  }
}
