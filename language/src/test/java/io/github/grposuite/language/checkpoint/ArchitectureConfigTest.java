package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What config.json says of each architecture's traits, and what it must not say. */
class ArchitectureConfigTest {
  @TempDir Path folder;

  private DecoderConfig read(String architecture, String changes) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json =
        (ObjectNode)
            mapper.readTree(
                """
                {"vocab_size": 100, "hidden_size": 32, "intermediate_size": 48,
                 "num_hidden_layers": 4, "num_attention_heads": 4}\
                """);
    json.putArray("architectures").add(architecture + "ForCausalLM");
    json.setAll((ObjectNode) mapper.readTree("{" + changes + "}"));
    return DecoderConfig.read(Files.writeString(folder.resolve("config.json"), json.toString()));
  }

  private static List<Integer> windows(DecoderConfig config) {
    return config.capabilities().attention().stream()
        .map(layer -> layer.window().orElse(0))
        .toList();
  }

  /** 0 for none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Mistral | | 4096 4096 4096 4096",
        "Mistral | \"sliding_window\": null | 0 0 0 0",
        "Mistral | \"sliding_window\": 7 | 7 7 7 7",
        "Phi3 | | 0 0 0 0",
        "Phi3 | \"sliding_window\": 7 | 7 7 7 7",
        "Qwen2 | \"sliding_window\": 7, \"max_window_layers\": 1 | 0 0 0 0",
        "Qwen2 | \"use_sliding_window\": true, \"max_window_layers\": 3 | 0 0 0 4096",
        "Qwen3 | \"use_sliding_window\": true, \"sliding_window\": 7, \"max_window_layers\": 0 |"
            + " 7 7 7 7",
        "Qwen3 | \"use_sliding_window\": true | 0 0 0 0",
        "Qwen3 | \"use_sliding_window\": true, \"sliding_window\": 7, \"layer_types\":"
            + " [\"sliding_attention\", \"full_attention\", \"full_attention\","
            + " \"sliding_attention\"] | 7 0 0 7",
        "Gemma2 | | 4096 0 4096 0",
        "Gemma3 | \"sliding_window\": 7 | 7 7 7 7",
        "Gemma3 | \"sliding_window\": 7, \"sliding_window_pattern\": 3 | 7 7 0 7",
        "Llama | \"sliding_window\": 7 | 0 0 0 0",
      })
  void windowsByLayer(String architecture, String changes, String expected) throws IOException {
    DecoderConfig config = read(architecture, changes == null ? "" : changes);
    assertThat(windows(config).toString().replaceAll("[\\[\\],]", "")).isEqualTo(expected);
  }

  @Test
  void ropeOfGemma3() throws IOException {
    for (String form :
        List.of(
            "\"rope_theta\": 500.0, \"rope_local_base_freq\": 20.0, \"rope_scaling\":"
                + " {\"rope_type\": \"linear\", \"factor\": 8.0}",
            "\"rope_parameters\": {\"full_attention\": {\"rope_theta\": 500.0, \"rope_type\":"
                + " \"linear\", \"factor\": 8.0}, \"sliding_attention\": {\"rope_theta\": 20.0,"
                + " \"rope_type\": \"default\"}}")) {
      List<LayerAttention> layers =
          read("Gemma3", "\"sliding_window_pattern\": 2, " + form).capabilities().attention();
      assertThat(layers.get(0).rope()).isEqualTo(new Rope(20, new RopeScaling.None()));
      assertThat(layers.get(1).rope()).isEqualTo(new Rope(500, new RopeScaling.Linear(8)));
    }
    List<LayerAttention> layers =
        read("Gemma3", "\"sliding_window_pattern\": 2").capabilities().attention();
    assertThat(layers.get(0).rope().theta()).isEqualTo(10_000);
    assertThat(layers.get(1).rope().theta()).isEqualTo(1e6);
  }

  @Test
  void biases() throws IOException {
    assertThat(
            read("Llama", "\"attention_bias\": true, \"mlp_bias\": true").capabilities().biases())
        .isEqualTo(new Biases(true, true, true));
    assertThat(read("Gemma", "\"attention_bias\": true").capabilities().biases())
        .isEqualTo(new Biases(true, true, false));
    assertThat(read("Qwen2", "").capabilities().biases()).isEqualTo(new Biases(true, false, false));
    assertThat(read("Qwen3", "").capabilities().biases())
        .isEqualTo(new Biases(false, false, false));
  }

  @Test
  void capsAndMultipliers() throws IOException {
    Capabilities gemma2 = read("Gemma2", "").capabilities();
    assertThat(gemma2.caps()).isEqualTo(new SoftCaps(OptionalDouble.of(50), OptionalDouble.of(30)));
    assertThat(gemma2.multipliers()).isEqualTo(new Multipliers(Math.sqrt(32), 1.0 / 16, 1, 1));
    assertThat(
            read("Gemma2", "\"attn_logit_softcapping\": null, \"final_logit_softcapping\": 9")
                .capabilities()
                .caps())
        .isEqualTo(new SoftCaps(OptionalDouble.empty(), OptionalDouble.of(9)));
    assertThat(read("Gemma3", "\"query_pre_attn_scalar\": 4").capabilities().multipliers())
        .isEqualTo(new Multipliers(Math.sqrt(32), 0.5, 1, 1));
    assertThat(
            read(
                    "Granite",
                    "\"embedding_multiplier\": 12.0, \"attention_multiplier\": 0.5,"
                        + " \"residual_multiplier\": 0.25, \"logits_scaling\": 8")
                .capabilities()
                .multipliers())
        .isEqualTo(new Multipliers(12, 0.5, 0.25, 8));
    assertThat(read("Granite", "").capabilities().multipliers())
        .isEqualTo(new Multipliers(1, 1, 1, 1));
  }

  @Test
  void defaults() throws IOException {
    DecoderConfig phi = read("Phi3", "\"vocab_size\": 32064");
    assertThat(phi.rmsNormEps()).isEqualTo(1e-5);
    assertThat(phi.eosTokens()).containsExactly(32_000);
    assertThat(phi.padToken()).isEqualTo(OptionalInt.of(32_000));
    DecoderConfig qwen = read("Qwen3", "");
    assertThat(qwen.headDim()).isEqualTo(128);
    assertThat(qwen.bosToken()).isEmpty();
    assertThat(qwen.eosTokens()).isEmpty();
    assertThat(read("Qwen2", "").headDim()).isEqualTo(8);
    assertThat(read("Mistral", "").maxPositions()).isEqualTo(131_072);
  }

  /** LongRoPE's frequencies change beyond the original context, so texts end there. */
  @Test
  void longRope() throws IOException {
    String scaling =
        "{\"type\": \"su\", \"short_factor\": [1, 2, 3, 4], \"long_factor\": [5, 6, 7, 8]}";
    DecoderConfig config =
        read(
            "Phi3",
            "\"max_position_embeddings\": 4096, \"original_max_position_embeddings\": 256,"
                + " \"rope_scaling\": "
                + scaling);
    assertThat(config.maxPositions()).isEqualTo(256);
    RopeScaling.LongRope rope =
        (RopeScaling.LongRope) config.capabilities().attention().get(0).rope().scaling();
    assertThat(rope.factors()).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(rope.attentionFactor())
        .isCloseTo(Math.sqrt(1 + Math.log(16) / Math.log(256)), within(1e-15));
  }

  @Test
  void attentionFactorOfYarn() throws IOException {
    String yarn = "\"rope_scaling\": {\"type\": \"yarn\", \"factor\": 4";
    assertThat(attentionFactor(yarn + "}")).isCloseTo(0.1 * Math.log(4) + 1, within(1e-15));
    assertThat(attentionFactor(yarn + ", \"attention_factor\": 0.5}")).isEqualTo(0.5);
    assertThat(attentionFactor(yarn + ", \"mscale\": 2, \"mscale_all_dim\": 1}"))
        .isCloseTo((0.2 * Math.log(4) + 1) / (0.1 * Math.log(4) + 1), within(1e-15));
  }

  private double attentionFactor(String changes) throws IOException {
    return read("Llama", changes)
        .capabilities()
        .attention()
        .get(0)
        .rope()
        .scaling()
        .attentionFactor();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Llama | \"model_type\": \"qwen2\" | model_type must be llama, as architectures says, but"
            + " was \"qwen2\"",
        "Llama | \"logits_scaling\": 8 | logits_scaling must be absent (transformers does not heed"
            + " it in a LlamaForCausalLM), but was 8",
        "Llama | \"layer_types\": [\"sliding_attention\"] | layer_types must be absent"
            + " (transformers does not heed it in a LlamaForCausalLM), but was",
        "Mistral | \"attention_bias\": true | attention_bias must be false (transformers does not"
            + " heed it in a MistralForCausalLM), but was true",
        "Mistral | \"sliding_window\": 0 | sliding_window must be a whole number from 1 to",
        "Qwen2 | \"mlp_bias\": true | mlp_bias must be false",
        "Qwen2 | \"use_sliding_window\": true, \"max_window_layers\": -1 | max_window_layers must"
            + " be a whole number from 0 to",
        "Qwen2 | \"layer_types\": [\"full_attention\", \"full_attention\", \"full_attention\","
            + " \"sliding_attention\"] | sliding_window must be a whole number, and"
            + " use_sliding_window true, since layers have sliding_attention, but is missing",
        "Qwen3 | \"layer_types\": [\"full_attention\"] | layer_types must name sliding_attention or"
            + " full_attention for each of 4 layers, but was",
        "Gemma2 | \"layer_types\": {\"a\": \"full_attention\", \"b\": \"full_attention\", \"c\":"
            + " \"full_attention\", \"d\": \"full_attention\"} | layer_types must name",
        "Qwen3 | \"layer_types\": [\"a\", \"a\", \"a\", \"a\"] | layer_types must name",
        "Gemma2 | \"sliding_window\": null | sliding_window must be a whole number, since layers"
            + " have sliding_attention, but was null",
        "Gemma2 | \"attn_logit_softcapping\": 0 | attn_logit_softcapping must be a positive number,"
            + " but was 0",
        "Gemma3 | \"attn_logit_softcapping\": 50 | attn_logit_softcapping must be absent",
        "Gemma3 | \"sliding_window_pattern\": 0 | sliding_window_pattern must be a whole number"
            + " from 1",
        "Gemma3 | \"use_bidirectional_attention\": true | use_bidirectional_attention must be"
            + " false",
        "Gemma3 | \"rope_parameters\": {\"sliding_attention\": {\"rope_type\": \"linear\"}} |"
            + " rope_parameters.sliding_attention.rope_type must be default, but was \"linear\"",
        "Qwen3 | \"rope_parameters\": {\"full_attention\": {\"rope_theta\": 5}} |"
            + " rope_parameters.full_attention must be absent (all layers have the same), but was",
        "Granite | \"residual_multiplier\": 0 | residual_multiplier must be a positive number",
        "Phi3 | \"partial_rotary_factor\": 0.75 | partial_rotary_factor must be 1, but was 0.75",
        "Phi3 | \"rope_scaling\": {\"type\": \"longrope\", \"short_factor\": [1, 2]} |"
            + " rope_scaling.short_factor must be 4 positive numbers, but was [1,2]",
        "Phi3 | \"original_max_position_embeddings\": 1, \"rope_scaling\": {\"type\": \"longrope\","
            + " \"short_factor\": [1, 2, 3, 4], \"long_factor\": [1, 2, 3, 4]} |"
            + " original_max_position_embeddings must be a whole number from 2 to",
        "Phi3 | \"rope_scaling\": {\"type\": \"dynamic\"} | rope_scaling.type must be one of"
            + " default, linear, llama3, longrope, but was \"dynamic\"",
        "Qwen2 | \"rope_scaling\": {\"type\": \"mrope\"} | must be one of default, linear, llama3,"
            + " yarn, but was \"mrope\"",
        "Qwen2 | \"max_position_embeddings\": 64, \"rope_scaling\": {\"type\": \"yarn\","
            + " \"factor\": 4, \"original_max_position_embeddings\": 32} | rope_scaling.factor must"
            + " be 2.0, max_position_embeddings by original_max_position_embeddings (versions of"
            + " transformers take one or the other), but was 4",
        "Qwen2 | \"rope_scaling\": {\"type\": \"yarn\", \"factor\": 4, \"beta_fast\": 0.5} |"
            + " rope_scaling.beta_fast must be at least beta_slow 1.0, but was 0.5",
        "Qwen2 | \"rope_scaling\": {\"type\": \"yarn\", \"factor\": 4, \"truncate\": false} |"
            + " rope_scaling.truncate must be true, but was false",
      })
  void mistakes(String architecture, String changes, String message) {
    assertThatThrownBy(() -> read(architecture, changes))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(folder.resolve("config.json") + ": ")
        .hasMessageContaining(message);
  }
}
