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
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderConfigTest {
  private static final String LLAMA =
      """
      {"architectures": ["LlamaForCausalLM"], "vocab_size": 100, "hidden_size": 32,
       "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4}\
      """;
  private static final String GEMMA = LLAMA.replace("Llama", "Gemma");

  @TempDir Path folder;

  private DecoderConfig read(String base, String changes) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = (ObjectNode) mapper.readTree(base);
    json.setAll((ObjectNode) mapper.readTree("{" + changes + "}"));
    return DecoderConfig.read(Files.writeString(folder.resolve("config.json"), json.toString()));
  }

  /** Two layers that see all, without anything but an offset of norms and multipliers. */
  private static Capabilities plain(boolean normOffset, Multipliers multipliers) {
    LayerAttention all =
        new LayerAttention(OptionalInt.empty(), new Rope(10_000, new RopeScaling.None()));
    return new Capabilities(
        normOffset,
        false,
        false,
        false,
        new Biases(false, false, false),
        multipliers,
        SoftCaps.NONE,
        List.of(all, all));
  }

  private static Rope rope(DecoderConfig config) {
    return config.capabilities().attention().get(0).rope();
  }

  @Test
  void defaultsOfLlama() throws IOException {
    assertThat(read(LLAMA, ""))
        .isEqualTo(
            new DecoderConfig(
                Architecture.LLAMA,
                100,
                32,
                48,
                2,
                4,
                4,
                8,
                1e-6,
                2048,
                false,
                Activation.SILU,
                plain(false, new Multipliers(1, 1 / Math.sqrt(8), 1, 1)),
                OptionalInt.of(1),
                List.of(2),
                OptionalInt.empty()));
  }

  @Test
  void defaultsOfGemma() throws IOException {
    DecoderConfig config = read(GEMMA, "");
    assertThat(config)
        .isEqualTo(
            new DecoderConfig(
                Architecture.GEMMA,
                100,
                32,
                48,
                2,
                4,
                4,
                256,
                1e-6,
                8192,
                true,
                Activation.GELU_TANH,
                plain(true, new Multipliers(Math.sqrt(32), 1.0 / 16, 1, 1)),
                OptionalInt.of(2),
                List.of(1),
                OptionalInt.of(0)));
  }

  @Test
  void explicitValues() throws IOException {
    DecoderConfig config =
        read(
            LLAMA,
            """
            "num_key_value_heads": 2, "head_dim": 16, "rms_norm_eps": 1e-5, "rope_theta": 500000.0,
            "rope_scaling": {"type": "linear", "factor": 4.0}, "max_position_embeddings": 4096,
            "tie_word_embeddings": true, "hidden_act": "gelu", "bos_token_id": null,
            "eos_token_id": [7, 8], "pad_token_id": 9, "attention_bias": false, "torch_dtype": "x"
            """);
    assertThat(config.keyValueHeads()).isEqualTo(2);
    assertThat(config.headDim()).isEqualTo(16);
    assertThat(config.rmsNormEps()).isEqualTo(1e-5);
    assertThat(rope(config).theta()).isEqualTo(500_000);
    assertThat(rope(config).scaling()).isEqualTo(new RopeScaling.Linear(4));
    assertThat(config.maxPositions()).isEqualTo(4096);
    assertThat(config.tiedEmbeddings()).isTrue();
    assertThat(config.activation()).isEqualTo(Activation.GELU);
    assertThat(config.bosToken()).isEmpty();
    assertThat(config.eosTokens()).containsExactly(7, 8);
    assertThat(config.padToken()).hasValue(9);
  }

  @Test
  void transformers5() throws IOException {
    DecoderConfig config =
        read(
            LLAMA,
            """
            "dtype": "float32", "pad_token_id": -1, "rope_parameters": {"rope_theta": 500000.0,
            "rope_type": "llama3", "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
            "original_max_position_embeddings": 8192}, "rope_scaling": null\
            """);
    assertThat(rope(config).theta()).isEqualTo(500_000);
    assertThat(rope(config).scaling()).isEqualTo(new RopeScaling.Llama3(32, 1, 4, 8192));
    assertThat(config.padToken()).isEmpty();
    assertThat(rope(read(LLAMA, "\"rope_parameters\": {\"rope_type\": \"default\"}")).theta())
        .isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'', GELU_TANH",
    "'\"hidden_act\": \"gelu\"', GELU_TANH",
    "'\"hidden_act\": \"gelu\", \"hidden_activation\": null', GELU_TANH",
    "'\"hidden_act\": \"gelu\", \"hidden_activation\": \"gelu_pytorch_tanh\"', GELU_TANH",
    "'\"hidden_act\": \"silu\", \"hidden_activation\": \"silu\"', SILU",
    "'\"hidden_activation\": \"gelu_pytorch_tanh\"', GELU_TANH",
  })
  void activationOfGemma(String changes, Activation expected) throws IOException {
    assertThat(read(GEMMA, changes).activation()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"architectures\": null | architectures must name one of LlamaForCausalLM,"
            + " GemmaForCausalLM, Gemma2ForCausalLM, Gemma3ForCausalLM, MistralForCausalLM,"
            + " Qwen2ForCausalLM, Qwen3ForCausalLM, Phi3ForCausalLM, GraniteForCausalLM, but was"
            + " null; choose a checkpoint of one of these",
        "\"architectures\": [\"Gemma3ForConditionalGeneration\"] | but was"
            + " [\"Gemma3ForConditionalGeneration\"]; choose",
        "\"architectures\": [\"MixtralForCausalLM\"] | but was [\"MixtralForCausalLM\"]; choose",
        "\"architectures\": [] | but was []",
        "\"vocab_size\": null | vocab_size must be a whole number from 1 to 16777216, but was null",
        "\"hidden_size\": 0 | hidden_size must be a whole number from 1 to 16777216, but was 0",
        "\"hidden_size\": 30 | hidden_size must be a multiple of num_attention_heads 4, but was 30",
        "\"intermediate_size\": 1.5 | intermediate_size must be a whole number",
        "\"num_hidden_layers\": 1001 | num_hidden_layers must be a whole number from 1 to 1000,"
            + " but",
        "\"num_attention_heads\": \"4\" | num_attention_heads must be a whole number from 1 to"
            + " 16777216, but was \"4\"",
        "\"num_key_value_heads\": 3 | num_key_value_heads must divide num_attention_heads 4 evenly,"
            + " but was 3",
        "\"head_dim\": 7 | head_dim must be even for rotary position embeddings, but was 7",
        "\"rms_norm_eps\": 0 | rms_norm_eps must be a positive number, but was 0",
        "\"rope_theta\": -1 | rope_theta must be a positive number, but was -1",
        "\"rope_theta\": 1e999 | rope_theta must be a positive number, but was",
        "\"rope_scaling\": 2 | rope_scaling must be an object, but was 2",
        "\"rope_scaling\": {\"rope_type\": \"longrope\"} | rope_scaling.rope_type must be one of"
            + " default, linear, llama3, yarn, but was \"longrope\"",
        "\"rope_scaling\": {\"type\": \"dynamic\"} | rope_scaling.type must be one of default,"
            + " linear",
        "\"rope_scaling\": {\"type\": 3} | rope_scaling.type must be a string, but was 3",
        "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 0.5} | rope_scaling.factor must be a"
            + " number of at least 1, but was 0.5",
        "\"rope_parameters\": {\"rope_type\": \"llama3\", \"factor\": 8} |"
            + " rope_parameters.low_freq_factor must be a positive number, but is missing",
        "\"rope_scaling\": {\"type\": \"llama3\", \"low_freq_factor\": 4, \"high_freq_factor\": 4}"
            + " | rope_scaling.high_freq_factor must be greater than low_freq_factor 4.0, but was"
            + " 4",
        "\"rope_scaling\": {\"factor\": 2} | rope_scaling.rope_type must say what factor is for,"
            + " but is missing",
        "\"rope_scaling\": {\"type\": null, \"rope_theta\": 5, \"low_freq_factor\": 4} |"
            + " rope_scaling.rope_type must say what low_freq_factor is for, but is missing",
        "\"partial_rotary_factor\": 0.5 | partial_rotary_factor must be 1, but was 0.5",
        "\"rope_parameters\": {\"partial_rotary_factor\": 0.5} |"
            + " rope_parameters.partial_rotary_fac",
        "\"max_position_embeddings\": -1 | max_position_embeddings must be a whole number from 1",
        "\"tie_word_embeddings\": 1 | tie_word_embeddings must be true or false, but was 1",
        "\"hidden_act\": \"relu\" | hidden_act must be one of silu, gelu, gelu_pytorch_tanh, but"
            + " was \"relu\"",
        "\"eos_token_id\": 100 | eos_token_id must be a token id below vocab_size 100, but was 100",
        "\"eos_token_id\": [1, \"x\"] | eos_token_id must be a token id below vocab_size 100, but"
            + " was",
        "\"bos_token_id\": 1.5 | bos_token_id must be a token id below vocab_size 100, but was 1.5",
        "\"quantization_config\": {} | quantization_config must be absent (give the unquantised",
      })
  void mistakes(String changes, String message) {
    assertThatThrownBy(() -> read(LLAMA, changes))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(folder.resolve("config.json") + ": ")
        .hasMessageContaining(message);
  }

  /** 4.46 computes hidden_activation, 4.53 and 5.24 hidden_act. */
  @ParameterizedTest
  @CsvSource({
    "'\"hidden_activation\": \"gelu\"', gelu_pytorch_tanh, gelu",
    "'\"hidden_activation\": \"gelu\", \"hidden_act\": \"gelu\"', gelu, gelu",
    "'\"hidden_activation\": \"gelu_pytorch_tanh\", \"hidden_act\": \"silu\"', silu,"
        + " gelu_pytorch_tanh",
  })
  void activationsOfGemmaThatDiffer(String changes, String other, String found) {
    assertThatThrownBy(() -> read(GEMMA, changes))
        .isInstanceOf(CheckpointException.class)
        .hasMessageEndingWith(
            (": hidden_activation must be the same as hidden_act %s (versions of transformers take"
                    + " one or the other), but was \"%s\"")
                .formatted(other, found));
  }

  @Test
  void mistakesOfGemma() {
    assertThatThrownBy(() -> read(GEMMA, "\"hidden_act\": \"silu\""))
        .hasMessageEndingWith(
            "hidden_act must be gelu_pytorch_tanh (or gelu, which means it), but was \"silu\"");
    assertThatThrownBy(
            () -> read(GEMMA, "\"hidden_act\": \"relu\", \"hidden_activation\": \"relu\""))
        .hasMessageContaining("hidden_activation must be one of silu, gelu, gelu_pytorch_tanh");
    assertThatThrownBy(() -> read(GEMMA, "\"use_bidirectional_attention\": true"))
        .hasMessageContaining("use_bidirectional_attention must be false (attention is causal)");
  }

  @Test
  void brokenFiles() throws IOException {
    Path file = folder.resolve("config.json");
    assertThatThrownBy(() -> DecoderConfig.read(file))
        .hasMessage(
            file + ": no such file; give the folder of a checkpoint as transformers saves it");
    Files.writeString(file, "{\"a\": 1,\n \"a\": 2}");
    assertThatThrownBy(() -> DecoderConfig.read(file))
        .hasMessage(
            file
                + ": is not valid JSON (Duplicate field 'a', line 2, column 5); fetch the file"
                + " again");
    Files.writeString(file, "[1]");
    assertThatThrownBy(() -> DecoderConfig.read(file))
        .hasMessage(file + ": must be a JSON object, but is [1]; fetch the file again");
    Files.writeString(file, "");
    assertThatThrownBy(() -> DecoderConfig.read(file))
        .hasMessageContaining(": is empty; fetch the file again");
    Files.write(file, new byte[] {'{', (byte) 0xff});
    assertThatThrownBy(() -> DecoderConfig.read(file)).hasMessageContaining("is not UTF-8 text");
  }

  /** transformers 5.23's _compute_llama3_parameters in double precision, Llama 3.2's settings. */
  @Test
  void inverseFrequencies() throws IOException {
    DecoderConfig config =
        read(
            LLAMA,
            """
            "head_dim": 64, "rope_theta": 500000.0, "rope_scaling": {"rope_type": "llama3",
            "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
            "original_max_position_embeddings": 8192}\
            """);
    double[] frequencies = rope(config).inverseFrequencies(64);
    assertThat(frequencies).hasSize(32);
    int[] at = {0, 10, 13, 14, 15, 16, 17, 18, 20, 31};
    double[] expected = {
      1.0,
      0.016560440080994446,
      0.004839421345719893,
      0.0032114459947525913,
      0.001290547928209264,
      0.0004295567965593582,
      9.70828780262767e-05,
      1.9461638184831125e-05,
      8.570255489881478e-06,
      9.418306725434911e-08
    };
    for (int i = 0; i < at.length; i++) {
      assertThat(frequencies[at[i]]).isCloseTo(expected[i], within(1e-12 * expected[i]));
    }
    assertThat(rope(read(LLAMA, "")).inverseFrequencies(8))
        .containsExactly(new double[] {1, 0.1, 0.01, 0.001}, within(1e-15));
    assertThat(
            rope(read(LLAMA, "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}"))
                .inverseFrequencies(8))
        .containsExactly(new double[] {0.5, 0.05, 0.005, 0.0005}, within(1e-15));
  }
}
