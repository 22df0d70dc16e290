package io.github.grposuite.language.checkpoint;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rotary position embeddings in config.json: {@code rope_theta} and {@code rope_scaling}
 * (transformers 4), or both in {@code rope_parameters} (transformers 5). As in transformers, {@code
 * rope_scaling} goes before {@code rope_parameters}.
 */
final class RopeReader {
  private static final double DEFAULT_THETA = 10_000;

  private final ConfigFields fields;

  RopeReader(ConfigFields fields) {
    this.fields = fields;
  }

  double theta() {
    double theta = fields.number("rope_theta", 0, DEFAULT_THETA);
    return nested().map(rope -> rope.number("rope_theta", 0, theta)).orElse(theta);
  }

  RopeScaling scaling() {
    return nested().map(RopeReader::scaling).orElse(new RopeScaling.None());
  }

  private Optional<ConfigFields> nested() {
    return Stream.of("rope_scaling", "rope_parameters")
        .filter(fields::has)
        .map(fields::nested)
        .findFirst();
  }

  private static RopeScaling scaling(ConfigFields rope) {
    if (rope.has("partial_rotary_factor") && rope.number("partial_rotary_factor", 0) != 1) {
      throw rope.error("partial_rotary_factor", "must be 1");
    }
    String name = rope.has("rope_type") || !rope.has("type") ? "rope_type" : "type";
    String type = rope.has(name) ? rope.text(name) : "default";
    switch (type) {
      case "default" -> {
        return new RopeScaling.None();
      }
      case "linear" -> {
        return new RopeScaling.Linear(rope.number("factor", 1));
      }
      case "llama3" -> {
        double low = rope.number("low_freq_factor", 0);
        double high = rope.number("high_freq_factor", 0);
        if (!(high > low)) {
          throw rope.error("high_freq_factor", "must be greater than low_freq_factor " + low);
        }
        return new RopeScaling.Llama3(
            rope.number("factor", 1),
            low,
            high,
            rope.positive("original_max_position_embeddings", Integer.MAX_VALUE));
      }
      default -> throw rope.error(name, "must be one of default, linear, llama3");
    }
  }
}
