package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads config.json as transformers 4 and 5 would, and refuses what the model does not compute. */
final class ConfigReader {
  private static final int LARGEST_SIZE = 1 << 24;
  private static final int MOST_LAYERS = 1000;

  /** Legacy names of Gemma's activation that all mean its tanh approximation. */
  private static final Set<String> LEGACY_GELU = Set.of("gelu", "gelu_pytorch_tanh");

  private final ConfigFields fields;

  ConfigReader(Path file) {
    this.fields = new ConfigFields(file.toString(), "", JsonFile.read(file));
  }

  DecoderConfig config() {
    Architecture architecture = architecture();
    Defaults defaults = architecture.defaults();
    refuse(architecture);
    int vocab = fields.positive("vocab_size", LARGEST_SIZE);
    int hidden = fields.positive("hidden_size", LARGEST_SIZE);
    int heads = fields.positive("num_attention_heads", LARGEST_SIZE);
    int layers = fields.positive("num_hidden_layers", MOST_LAYERS);
    int headDim = headDim(defaults, hidden, heads);
    int positions =
        fields.positive("max_position_embeddings", Integer.MAX_VALUE, defaults.maxPositions());
    RopeReader rope = new RopeReader(fields, architecture, headDim, positions);
    return new DecoderConfig(
        architecture,
        vocab,
        hidden,
        fields.positive("intermediate_size", LARGEST_SIZE),
        layers,
        heads,
        keyValueHeads(heads),
        headDim,
        fields.number("rms_norm_eps", 0, defaults.normEpsilon()),
        rope.maxPositions(),
        fields.flag("tie_word_embeddings", defaults.tied()),
        activation(architecture),
        new CapabilityReader(fields, architecture)
            .capabilities(hidden, headDim, new LayerReader(fields, architecture, rope).of(layers)),
        fields.token("bos_token_id", defaults.bos(), vocab),
        eosTokens(defaults, vocab),
        fields.token("pad_token_id", defaults.pad(), vocab));
  }

  private Architecture architecture() {
    JsonNode names = fields.get("architectures");
    if (names != null && names.isArray() && names.size() == 1) {
      for (Architecture architecture : Architecture.values()) {
        if (names.get(0).asText().equals(architecture.key())) {
          return architecture;
        }
      }
    }
    throw new CheckpointException(
        fields.where()
            + ": architectures must name one of "
            + Architecture.known()
            + ", but "
            + (names == null ? "is missing" : "was " + JsonFile.kind(names))
            + "; choose a checkpoint of one of these");
  }

  private void refuse(Architecture architecture) {
    if (fields.has("model_type") && !fields.text("model_type").equals(architecture.modelType())) {
      throw fields.error(
          "model_type", "must be " + architecture.modelType() + ", as architectures says");
    }
    if (fields.has("quantization_config")) {
      throw fields.error("quantization_config", "must be absent (give the unquantised checkpoint)");
    }
    if (architecture.has(Trait.CAUSAL_ONLY) && fields.flag("use_bidirectional_attention", false)) {
      throw fields.error("use_bidirectional_attention", "must be false (attention is causal)");
    }
    if (fields.has("partial_rotary_factor") && fields.number("partial_rotary_factor", 0) != 1) {
      throw fields.error("partial_rotary_factor", "must be 1");
    }
  }

  private int keyValueHeads(int heads) {
    int keyValueHeads = fields.positive("num_key_value_heads", LARGEST_SIZE, heads);
    if (heads % keyValueHeads != 0) {
      throw fields.error(
          "num_key_value_heads", "must divide num_attention_heads " + heads + " evenly");
    }
    return keyValueHeads;
  }

  private int headDim(Defaults defaults, int hidden, int heads) {
    if (!fields.has("head_dim") && defaults.headDim().isEmpty() && hidden % heads != 0) {
      throw fields.error("hidden_size", "must be a multiple of num_attention_heads " + heads);
    }
    int headDim =
        fields.positive("head_dim", LARGEST_SIZE, defaults.headDim().orElse(hidden / heads));
    if (headDim % 2 != 0) {
      throw new CheckpointException(
          fields.where()
              + ": head_dim must be even for rotary position embeddings, but was "
              + headDim);
    }
    return headDim;
  }

  private Activation activation(Architecture architecture) {
    boolean gemma = architecture.has(Trait.GEMMA_ACTIVATION);
    if (gemma && !fields.has("hidden_activation")) {
      if (fields.has("hidden_act") && !LEGACY_GELU.contains(fields.text("hidden_act"))) {
        throw fields.error("hidden_act", "must be gelu_pytorch_tanh (or gelu, which means it)");
      }
      return Activation.GELU_TANH;
    }
    String name = gemma ? "hidden_activation" : "hidden_act";
    if (!fields.has(name)) {
      return architecture.defaults().activation();
    }
    String text = fields.text(name);
    if (architecture.has(Trait.TWO_ACTIVATIONS)) {
      refuseOther(text);
    }
    return Arrays.stream(Activation.values())
        .filter(activation -> activation.key().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                fields.error(
                    name,
                    "must be one of "
                        + Arrays.stream(Activation.values())
                            .map(Activation::key)
                            .collect(Collectors.joining(", "))));
  }

  /** Where the two fields differ: 4.46 computes this one, 4.53 and 5 hidden_act. */
  private void refuseOther(String activation) {
    String tanh = Activation.GELU_TANH.key();
    String other = fields.has("hidden_act") ? fields.text("hidden_act") : tanh;
    if (!activation.equals(LEGACY_GELU.contains(other) ? tanh : other)) {
      throw fields.error(
          "hidden_activation",
          "must be the same as hidden_act "
              + other
              + " (versions of transformers take one or the other)");
    }
  }

  private List<Integer> eosTokens(Defaults defaults, int vocab) {
    List<Integer> tokens = new ArrayList<>();
    if (fields.get("eos_token_id") != null && fields.get("eos_token_id").isArray()) {
      for (JsonNode node : fields.get("eos_token_id")) {
        fields.token("eos_token_id", node, vocab).ifPresent(tokens::add);
      }
    } else {
      fields.token("eos_token_id", defaults.eos(), vocab).ifPresent(tokens::add);
    }
    return tokens;
  }
}
