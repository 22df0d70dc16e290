package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How config.json stretches rotary position embeddings. */
final class ScalingReader {
  private static final String ORIGINAL = "original_max_position_embeddings";

  /** Fields of embeddings that are not scaled. */
  private static final Set<String> PLAIN =
      Set.of("rope_theta", "partial_rotary_factor", "full_attention", "sliding_attention");

  private final ConfigFields fields;
  private final ConfigFields rope;
  private final double theta;
  private final int headDim;
  private final int maxPositions;

  ScalingReader(
      ConfigFields fields, ConfigFields rope, double theta, int headDim, int maxPositions) {
    this.fields = fields;
    this.rope = rope;
    this.theta = theta;
    this.headDim = headDim;
    this.maxPositions = maxPositions;
  }

  RopeScaling scaling(Architecture architecture) {
    if (rope.has("partial_rotary_factor") && rope.number("partial_rotary_factor", 0) != 1) {
      throw rope.error("partial_rotary_factor", "must be 1");
    }
    String name = rope.has("rope_type") || !rope.has("type") ? "rope_type" : "type";
    String type = rope.has(name) ? rope.text(name) : unnamed();
    boolean longRope = architecture.has(Trait.LONG_ROPE);
    // Old names of it in Phi-3's own files.
    if (longRope && (type.equals("su") || type.equals("yarn"))) {
      type = "longrope";
    }
    return switch (type) {
      case "default" -> new RopeScaling.None();
      case "linear" -> new RopeScaling.Linear(rope.number("factor", 1));
      case "llama3" -> llama3();
      case "yarn" -> yarn();
      case "longrope" -> {
        if (!longRope) {
          throw unknown(name, false);
        }
        yield longRope();
      }
      default -> throw unknown(name, longRope);
    };
  }

  /** No scaling, where nothing in the object asks for one. */
  private String unnamed() {
    for (Map.Entry<String, JsonNode> field : rope.object().properties()) {
      if (!field.getValue().isNull() && !PLAIN.contains(field.getKey())) {
        throw rope.error("rope_type", "must say what " + field.getKey() + " is for");
      }
    }
    return "default";
  }

  private CheckpointException unknown(String name, boolean longRope) {
    return rope.error(
        name, "must be one of default, linear, llama3, " + (longRope ? "longrope" : "yarn"));
  }

  private RopeScaling llama3() {
    double low = rope.number("low_freq_factor", 0);
    double high = rope.number("high_freq_factor", 0);
    if (!(high > low)) {
      throw rope.error("high_freq_factor", "must be greater than low_freq_factor " + low);
    }
    return new RopeScaling.Llama3(
        rope.number("factor", 1), low, high, rope.positive(ORIGINAL, Integer.MAX_VALUE));
  }

  private RopeScaling yarn() {
    double factor = rope.number("factor", 1);
    int original = rope.positive(ORIGINAL, Integer.MAX_VALUE, maxPositions);
    double stretch = (double) maxPositions / original;
    if (maxPositions != original && Double.compare(stretch, factor) != 0) {
      throw rope.error(
          "factor",
          "must be "
              + stretch
              + ", max_position_embeddings by "
              + ORIGINAL
              + " (versions of transformers take one or the other)");
    }
    if (!rope.flag("truncate", true)) {
      throw rope.error("truncate", "must be true");
    }
    double fast = rope.number("beta_fast", 0, 32);
    double slow = rope.number("beta_slow", 0, 1);
    if (!(fast >= slow)) {
      throw rope.error("beta_fast", "must be at least beta_slow " + slow);
    }
    return new RopeScaling.Yarn(factor, fast, slow, theta, original, yarnAttention(factor));
  }

  private double yarnAttention(double factor) {
    if (rope.has("attention_factor")) {
      return rope.number("attention_factor", 0);
    }
    if (rope.has("mscale") && rope.has("mscale_all_dim")) {
      return magnitude(factor, rope.number("mscale", 0))
          / magnitude(factor, rope.number("mscale_all_dim", 0));
    }
    return magnitude(factor, 1);
  }

  private static double magnitude(double factor, double scale) {
    return 0.1 * scale * Math.log(factor) + 1;
  }

  private RopeScaling longRope() {
    List<Double> factors = factors("short_factor");
    factors("long_factor");
    int original = original(fields, rope, maxPositions);
    double stretch = rope.number("factor", 1, (double) maxPositions / original);
    double attention = stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(original));
    return new RopeScaling.LongRope(factors, rope.number("attention_factor", 0, attention));
  }

  /** Longest sequence before stretching. */
  static int original(ConfigFields fields, ConfigFields rope, int maxPositions) {
    ConfigFields holder = fields.has(ORIGINAL) ? fields : rope;
    return holder.whole(ORIGINAL, 2, maxPositions);
  }

  private List<Double> factors(String name) {
    List<Double> factors = new ArrayList<>();
    JsonNode list = rope.get(name);
    if (list != null && list.isArray()) {
      list.forEach(factor -> factors.add(factor.asDouble(Double.NaN)));
    }
    if (factors.size() != headDim / 2 || !factors.stream().allMatch(factor -> factor > 0)) {
      throw rope.error(name, "must be " + headDim / 2 + " positive numbers");
    }
    return factors;
  }
}
