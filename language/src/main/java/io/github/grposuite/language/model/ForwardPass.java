package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.Capabilities;
import io.github.grposuite.language.checkpoint.LayerAttention;
import io.github.grposuite.language.checkpoint.Rope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What all layers share in one forward pass: positions, masks, the adapter. */
final class ForwardPass {
  /** Factors of a rotary embedding, tokens by 1 by head dimension. */
  record Rotation(NDArray cosines, NDArray sines) {}

  private final NDManager manager;
  private final PackedSequence packed;
  private final AttentionBlock.Cut cut;
  private final Optional<Adapter> adapter;
  private final Optional<KeyValueCache> cache;
  private final Optional<Dropout> dropout;
  private final Map<Rope, Rotations> rotations;
  private final NDArray rows;
  private final Map<OptionalInt, List<Optional<NDArray>>> masks;

  private record Rotations(Rotation keys, Rotation queries) {}

  /** Draws a layer's dropout masks from a stream of its own, so that they can be drawn again. */
  @FunctionalInterface
  interface Dropout {
    void seed(int layer);
  }

  /**
   * For the layers of a model.
   *
   * @param rotaries a table for each of the model's rotary embeddings
   */
  ForwardPass(
      NDManager manager,
      Capabilities capabilities,
      Map<Rope, RotaryTable> rotaries,
      PackedSequence packed,
      Optional<Adapter> adapter,
      Optional<KeyValueCache> cache) {
    this.manager = manager;
    this.packed = packed;
    this.cut = AttentionBlock.Cut.of(packed);
    this.adapter = adapter;
    this.cache = cache;
    this.dropout = Optional.empty();
    this.rotations = new HashMap<>();
    this.masks = new HashMap<>();
    float queryScale = (float) capabilities.multipliers().attention();
    rotaries.forEach((rope, table) -> rotations.put(rope, rotations(table, queryScale)));
    this.rows = manager.create(toLong(packed.rows()));
    // Arrays that are made within a layer belong to its scope, so all masks are made before.
    for (LayerAttention layer : capabilities.attention()) {
      masks.computeIfAbsent(layer.window(), this::masks);
    }
  }

  private ForwardPass(ForwardPass shared, Optional<Adapter> adapter, Optional<Dropout> dropout) {
    this.manager = shared.manager;
    this.packed = shared.packed;
    this.cut = shared.cut;
    this.cache = shared.cache;
    this.rotations = shared.rotations;
    this.rows = shared.rows;
    this.masks = shared.masks;
    this.adapter = adapter;
    this.dropout = dropout;
  }

  /** The same tokens with another adapter. */
  ForwardPass with(Adapter other) {
    return new ForwardPass(this, Optional.of(other), dropout);
  }

  /** The same with dropout masks that are drawn in that way. */
  ForwardPass with(Dropout drawing) {
    return new ForwardPass(this, adapter, Optional.of(drawing));
  }

  /** To be called before a layer is computed. */
  void enter(int layer) {
    dropout.ifPresent(drawing -> drawing.seed(layer));
  }

  private Rotations rotations(RotaryTable table, float queryScale) {
    float[][] factors = table.factors(packed.positions());
    Rotation keys = rotation(factors);
    for (float[] values : factors) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= queryScale;
      }
    }
    return new Rotations(keys, rotation(factors));
  }

  private List<Optional<NDArray>> masks(OptionalInt window) {
    return cut.blocks().stream().map(block -> mask(block, window, false)).toList();
  }

  private Rotation rotation(float[][] factors) {
    int tokens = packed.tokens().length;
    Shape shape = new Shape(tokens, 1, factors[0].length / tokens);
    return new Rotation(manager.create(factors[0], shape), manager.create(factors[1], shape));
  }

  private Optional<NDArray> mask(AttentionBlock block, OptionalInt window, boolean selected) {
    float[] values = block.mask(selected, window);
    return values.length == 0
        ? Optional.empty()
        : Optional.of(
            manager.create(values, new Shape(block.queries(selected).length, block.keys().length)));
  }

  static long[] toLong(int[] values) {
    long[] copy = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  /** Whether there are tokens whose output predicts nothing. */
  boolean selects() {
    return packed.rows().length < packed.tokens().length;
  }

  /** The rows of x whose output predicts something. */
  NDArray select(NDArray x) {
    return x.get(rows);
  }

  Rotation keys(Rope rope) {
    return rotations.get(rope).keys();
  }

  /** The rotation of queries, with the scale of attention scores in it. */
  Rotation queries(Rope rope, boolean selected) {
    Rotation queries = rotations.get(rope).queries();
    return selected ? new Rotation(select(queries.cosines()), select(queries.sines())) : queries;
  }

  /** How attention is cut. */
  AttentionBlock.Cut cut() {
    return cut;
  }

  /** The mask of a block's queries, all or the selected ones; empty if they see all its keys. */
  Optional<NDArray> mask(int block, OptionalInt window, boolean selected) {
    return selected ? mask(cut.blocks().get(block), window, true) : masks.get(window).get(block);
  }

  /** A layer's keys of these tokens, after those of the tokens before them. */
  NDArray allKeys(int layer, OptionalInt window, NDArray keys) {
    return cache.isPresent() ? cache.get().keys(layer, window, keys) : keys;
  }

  /** A layer's values of these tokens, after those of the tokens before them. */
  NDArray allValues(int layer, OptionalInt window, NDArray values) {
    return cache.isPresent() ? cache.get().values(layer, window, values) : values;
  }

  /** A map with its update. */
  NDArray apply(LinearLayer projection, int layer, TargetModule target, NDArray x) {
    NDArray y = projection.apply(x);
    return adapter.isPresent() ? adapter.get().add(layer, target, x, y) : y;
  }
}
