package io.github.grposuite.language.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rotary position embeddings in config.json: {@code rope_theta} and {@code rope_scaling}
 * (transformers 4), or both in {@code rope_parameters} (transformers 5). As in transformers, {@code
 * rope_scaling} goes before {@code rope_parameters}.
 */
final class RopeReader {
  private static final double LOCAL_THETA = 10_000;
  private static final String ALL = "full_attention";
  private static final String LOCAL = "sliding_attention";

  private final Architecture architecture;
  private final ConfigFields fields;
  private final int maxPositions;
  private final Rope global;

  RopeReader(ConfigFields fields, Architecture architecture, int headDim, int maxPositions) {
    this.architecture = architecture;
    this.fields = fields;
    double theta = fields.number("rope_theta", 0, architecture.defaults().theta());
    Optional<ConfigFields> nested = nested(ALL);
    double base = nested.map(rope -> rope.number("rope_theta", 0, theta)).orElse(theta);
    RopeScaling scaling =
        nested
            .map(rope -> new ScalingReader(fields, rope, base, headDim, maxPositions))
            .map(reader -> reader.scaling(architecture))
            .orElse(new RopeScaling.None());
    this.global = new Rope(base, scaling);
    this.maxPositions =
        scaling instanceof RopeScaling.LongRope
            ? ScalingReader.original(fields, nested.orElseThrow(), maxPositions)
            : maxPositions;
  }

  /** The longest sequence; that of LongRoPE's first frequencies, where those change with length. */
  int maxPositions() {
    return maxPositions;
  }

  /** Of layers that see all tokens. */
  Rope global() {
    return global;
  }

  /** Of layers with a window. */
  Rope local() {
    if (!architecture.has(Trait.LOCAL_ROPE)) {
      return global;
    }
    double theta = fields.number("rope_local_base_freq", 0, LOCAL_THETA);
    Optional<ConfigFields> own = nested(LOCAL).filter(rope -> rope.prefix().contains(LOCAL));
    own.ifPresent(RopeReader::refuseScaling);
    return new Rope(
        own.map(rope -> rope.number("rope_theta", 0, theta)).orElse(theta), new RopeScaling.None());
  }

  private static void refuseScaling(ConfigFields rope) {
    String type = rope.has("rope_type") ? rope.text("rope_type") : "default";
    if (!type.equals("default")) {
      throw rope.error("rope_type", "must be default");
    }
  }

  private Optional<ConfigFields> nested(String layers) {
    Optional<ConfigFields> rope =
        Stream.of("rope_scaling", "rope_parameters")
            .filter(fields::has)
            .map(fields::nested)
            .findFirst();
    for (String name : List.of(ALL, LOCAL)) {
      if (rope.isPresent() && rope.get().has(name)) {
        if (!architecture.has(Trait.LOCAL_ROPE)) {
          throw rope.get().error(name, "must be absent (all layers have the same)");
        }
        return rope.get().has(layers) ? Optional.of(rope.get().nested(layers)) : Optional.empty();
      }
    }
    return rope;
  }
}
