package io.github.grposuite.language.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What an architecture's traits make of the fields of config.json. */
final class CapabilityReader {
  /** Fields that act in architectures of some trait only. */
  private static final Map<String, Trait> HEEDED =
      Map.of(
          "attn_logit_softcapping", Trait.ATTENTION_CAP,
          "final_logit_softcapping", Trait.LOGITS_CAP,
          "query_pre_attn_scalar", Trait.QUERY_SCALAR,
          "embedding_multiplier", Trait.MULTIPLIERS,
          "attention_multiplier", Trait.MULTIPLIERS,
          "residual_multiplier", Trait.MULTIPLIERS,
          "logits_scaling", Trait.MULTIPLIERS);

  private final ConfigFields fields;
  private final Architecture architecture;

  CapabilityReader(ConfigFields fields, Architecture architecture) {
    this.fields = fields;
    this.architecture = architecture;
  }

  Capabilities capabilities(int hiddenSize, int headDim, List<LayerAttention> attention) {
    HEEDED.keySet().stream().sorted().forEach(this::refuseUnheeded);
    return new Capabilities(
        architecture.has(Trait.NORM_OFFSET),
        architecture.has(Trait.OUTPUT_NORMS),
        architecture.has(Trait.QUERY_KEY_NORMS),
        architecture.has(Trait.FUSED),
        biases(),
        multipliers(hiddenSize, headDim),
        caps(),
        attention);
  }

  private void refuseUnheeded(String name) {
    if (!architecture.has(HEEDED.get(name)) && fields.has(name)) {
      throw fields.error(
          name, "must be absent (transformers does not heed it in a " + architecture.key() + ")");
    }
  }

  private Biases biases() {
    boolean all = bias("attention_bias", Trait.BIAS_FIELD);
    return new Biases(
        all || architecture.has(Trait.QUERY_KEY_VALUE_BIAS),
        all,
        bias("mlp_bias", Trait.FEED_FORWARD_BIAS_FIELD));
  }

  private boolean bias(String name, Trait heeded) {
    boolean bias = fields.flag(name, false);
    if (bias && !architecture.has(heeded)) {
      throw fields.error(
          name, "must be false (transformers does not heed it in a " + architecture.key() + ")");
    }
    return bias;
  }

  private Multipliers multipliers(int hiddenSize, int headDim) {
    double embedding = architecture.has(Trait.SCALED_EMBEDDINGS) ? Math.sqrt(hiddenSize) : 1;
    if (architecture.has(Trait.MULTIPLIERS)) {
      return new Multipliers(
          fields.number("embedding_multiplier", 0, embedding),
          fields.number("attention_multiplier", 0, 1),
          fields.number("residual_multiplier", 0, 1),
          fields.number("logits_scaling", 0, 1));
    }
    double size =
        architecture.has(Trait.QUERY_SCALAR)
            ? fields.number("query_pre_attn_scalar", 0, 256)
            : headDim;
    return new Multipliers(embedding, 1 / Math.sqrt(size), 1, 1);
  }

  private SoftCaps caps() {
    SoftCaps defaults = architecture.defaults().caps();
    return new SoftCaps(
        cap("attn_logit_softcapping", Trait.ATTENTION_CAP, defaults.attention()),
        cap("final_logit_softcapping", Trait.LOGITS_CAP, defaults.logits()));
  }

  private OptionalDouble cap(String name, Trait heeded, OptionalDouble fallback) {
    return architecture.has(heeded) ? fields.numberOrNone(name, fallback) : OptionalDouble.empty();
  }
}
