package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.language.checkpoint.SafetensorsWriter;
import io.github.grposuite.language.checkpoint.TensorSource;
import io.github.grposuite.language.checkpoint.TensorType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A checkpoint of the shape of google/gemma-2b with random weights: 2.5 billion values of BF16, 5
 * GB. What a step takes does not depend on what the weights are.
 */
final class GemmaShaped {
  private static final int VOCABULARY = 256_000;
  private static final int LAYERS = 18;
  private static final int HIDDEN = 2048;
  private static final int INTERMEDIATE = 16_384;
  private static final int HEAD = 256;
  private static final int VALUES = 1 << 20;
  private static final double SPREAD = 0.02;

  private static final Map<String, Object> CONFIG =
      Map.ofEntries(
          Map.entry("architectures", List.of("GemmaForCausalLM")),
          Map.entry("model_type", "gemma"),
          Map.entry("torch_dtype", "bfloat16"),
          Map.entry("vocab_size", VOCABULARY),
          Map.entry("hidden_size", HIDDEN),
          Map.entry("intermediate_size", INTERMEDIATE),
          Map.entry("num_hidden_layers", LAYERS),
          Map.entry("num_attention_heads", 8),
          Map.entry("num_key_value_heads", 1),
          Map.entry("head_dim", HEAD),
          Map.entry("hidden_activation", "gelu_pytorch_tanh"),
          Map.entry("rms_norm_eps", 1e-6),
          Map.entry("rope_theta", 10_000.0),
          Map.entry("max_position_embeddings", 8192),
          Map.entry("attention_bias", false),
          Map.entry("tie_word_embeddings", true),
          Map.entry("bos_token_id", 2),
          Map.entry("eos_token_id", 1));

  private GemmaShaped() {}

  /** Writes config.json and model.safetensors. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    new ObjectMapper().writeValue(folder.resolve("config.json").toFile(), new TreeMap<>(CONFIG));
    byte[] noise = noise();
    Map<String, TensorSource> tensors = new LinkedHashMap<>();
    tensors.put("model.embed_tokens.weight", random(noise, VOCABULARY, HIDDEN));
    tensors.put("model.norm.weight", random(noise, HIDDEN));
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "model.layers." + layer + ".";
      tensors.put(prefix + "input_layernorm.weight", random(noise, HIDDEN));
      tensors.put(prefix + "post_attention_layernorm.weight", random(noise, HIDDEN));
      tensors.put(prefix + "self_attn.q_proj.weight", random(noise, HIDDEN, HIDDEN));
      tensors.put(prefix + "self_attn.k_proj.weight", random(noise, HEAD, HIDDEN));
      tensors.put(prefix + "self_attn.v_proj.weight", random(noise, HEAD, HIDDEN));
      tensors.put(prefix + "self_attn.o_proj.weight", random(noise, HIDDEN, HIDDEN));
      tensors.put(prefix + "mlp.gate_proj.weight", random(noise, INTERMEDIATE, HIDDEN));
      tensors.put(prefix + "mlp.up_proj.weight", random(noise, INTERMEDIATE, HIDDEN));
      tensors.put(prefix + "mlp.down_proj.weight", random(noise, HIDDEN, INTERMEDIATE));
    }
    SafetensorsWriter.stream(folder.resolve("model.safetensors"), tensors);
  }

  /** A million values of BF16, which all tensors repeat from different places on. */
  private static byte[] noise() {
    SplittableRandom random = new SplittableRandom(2024);
    ByteBuffer bytes = ByteBuffer.allocate(2 * VALUES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < VALUES; i++) {
      float value = (float) (SPREAD * (2 * random.nextDouble() - 1));
      short brain = (short) (Float.floatToRawIntBits(value) >>> 16);
      bytes.putShort(i * Short.BYTES, brain).putShort((VALUES + i) * Short.BYTES, brain);
    }
    return bytes.array();
  }

  private static TensorSource random(byte[] noise, long... shape) {
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    long values = sizes.stream().reduce(1L, Math::multiplyExact);
    return new TensorSource(TensorType.BF16, sizes, out -> repeat(noise, values, out));
  }

  private static void repeat(byte[] noise, long values, OutputStream out) throws IOException {
    SplittableRandom random = new SplittableRandom(values);
    for (long left = values; left > 0; left -= VALUES) {
      int count = (int) Math.min(left, VALUES);
      out.write(noise, random.nextInt(VALUES) * Short.BYTES, count * Short.BYTES);
    }
  }
}
