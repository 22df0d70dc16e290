package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Windows and rotary embeddings by layer, as transformers takes them from config.json. */
final class LayerReader {
  private static final String SLIDING = "sliding_attention";
  private static final String FULL = "full_attention";
  private static final int PATTERN = 6;
  private static final int FIRST_ABOVE = 28;

  private final ConfigFields fields;
  private final Architecture architecture;
  private final RopeReader rope;

  LayerReader(ConfigFields fields, Architecture architecture, RopeReader rope) {
    this.fields = fields;
    this.architecture = architecture;
    this.rope = rope;
  }

  List<LayerAttention> of(int layers) {
    OptionalInt window = window();
    List<String> types = types(ruled(layers, window.isPresent()));
    if (window.isEmpty() && types.contains(SLIDING)) {
      throw fields.error(
          "sliding_window",
          "must be a whole number"
              + (architecture.has(Trait.WINDOW_ABOVE) ? ", and use_sliding_window true" : "")
              + ", since layers have "
              + SLIDING);
    }
    return types.stream()
        .map(
            type ->
                type.equals(SLIDING)
                    ? new LayerAttention(window, rope.local())
                    : new LayerAttention(OptionalInt.empty(), rope.global()))
        .toList();
  }

  private OptionalInt window() {
    if (!windowed()) {
      return OptionalInt.empty(); // As in transformers, whatever the file says.
    }
    boolean used =
        !architecture.has(Trait.WINDOW_ABOVE) || fields.flag("use_sliding_window", false);
    return used
        ? fields.positiveOrNone("sliding_window", architecture.defaults().window())
        : OptionalInt.empty();
  }

  private boolean windowed() {
    return architecture.has(Trait.WINDOW_EVERYWHERE) || chooses();
  }

  /** Whether {@code layer_types} is heeded. */
  private boolean chooses() {
    return architecture.has(Trait.WINDOW_ABOVE)
        || architecture.has(Trait.WINDOW_ALTERNATES)
        || architecture.has(Trait.WINDOW_PATTERN);
  }

  private List<String> ruled(int layers, boolean window) {
    List<String> types = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      types.add(slides(layer, window) ? SLIDING : FULL);
    }
    return types;
  }

  private boolean slides(int layer, boolean window) {
    if (architecture.has(Trait.WINDOW_ALTERNATES)) {
      return layer % 2 == 0;
    }
    if (architecture.has(Trait.WINDOW_PATTERN)) {
      return (layer + 1) % fields.positive("sliding_window_pattern", Integer.MAX_VALUE, PATTERN)
          != 0;
    }
    if (architecture.has(Trait.WINDOW_ABOVE)) {
      String first = "max_window_layers";
      return window
          && layer >= (fields.has(first) ? fields.whole(first, 0, Integer.MAX_VALUE) : FIRST_ABOVE);
    }
    return window;
  }

  private List<String> types(List<String> ruled) {
    if (!fields.has("layer_types")) {
      return ruled;
    }
    List<String> types = new ArrayList<>();
    for (JsonNode type : fields.get("layer_types")) {
      types.add(type.asText());
    }
    if (!chooses() && !types.equals(ruled)) {
      throw fields.error(
          "layer_types",
          "must be absent (transformers does not heed it in a " + architecture.key() + ")");
    }
    if (!fields.get("layer_types").isArray()
        || types.size() != ruled.size()
        || !List.of(SLIDING, FULL).containsAll(types)) {
      throw fields.error(
          "layer_types",
          "must name " + SLIDING + " or " + FULL + " for each of " + ruled.size() + " layers");
    }
    return types;
  }
}
