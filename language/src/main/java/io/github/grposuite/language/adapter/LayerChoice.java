package io.github.grposuite.language.adapter;

import io.github.grposuite.core.Checks;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which layers of a model get an adapter, said without knowing the model. */
public sealed interface LayerChoice {
  /**
   * Their indices, ascending; empty for all.
   *
   * @throws IllegalArgumentException if the model has fewer layers
   */
  List<Integer> of(DecoderConfig config);

  /** Reads {@code all}, {@code top:2}, or indices like {@code 28,29}. */
  static LayerChoice parse(String text) {
    if (text.equals("all")) {
      return new All();
    }
    try {
      if (text.startsWith("top:")) {
        return new Top(Integer.parseInt(text.substring("top:".length())));
      }
      List<Integer> indices = new ArrayList<>();
      for (String index : text.split(",", -1)) {
        indices.add(Integer.parseInt(index.strip()));
      }
      return new Indices(indices);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "lora_layers must be all, top:K for the K uppermost, or indices like 28,29, but was \""
              + text
              + "\"",
          e);
    }
  }

  /** Every layer. */
  record All() implements LayerChoice {
    @Override
    public List<Integer> of(DecoderConfig config) {
      return List.of();
    }
  }

  /**
   * The uppermost layers.
   *
   * @param count at least 1
   */
  record Top(int count) implements LayerChoice {
    /** Checks the number. */
    public Top {
      Checks.atLeast("the number of top layers", 1, count);
    }

    @Override
    public List<Integer> of(DecoderConfig config) {
      if (count > config.layers()) {
        throw new IllegalArgumentException(
            "lora_layers top:"
                + count
                + " is more than the model's "
                + config.layers()
                + " layers");
      }
      return IntStream.range(config.layers() - count, config.layers()).boxed().toList();
    }
  }

  /** Layers by index, from 0 at the bottom. */
  record Indices(List<Integer> layers) implements LayerChoice {
    /** Copies the list. */
    public Indices {
      layers = List.copyOf(layers);
    }

    @Override
    public List<Integer> of(DecoderConfig config) {
      return layers;
    }
  }
}
