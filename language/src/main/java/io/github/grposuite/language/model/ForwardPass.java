package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.TargetModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all layers share in one forward pass: positions, masks, the adapter. */
final class ForwardPass {
  /** Factors of a rotary embedding, tokens by 1 by head dimension. */
  record Rotation(NDArray cosines, NDArray sines) {}

  private final NDManager manager;
  private final PackedSequence packed;
  private final Optional<Adapter> adapter;
  private final Optional<KeyValueCache> cache;
  private final Rotation keys;
  private final Rotation queries;
  private final NDArray rows;
  private final List<Optional<NDArray>> masks = new ArrayList<>();

  ForwardPass(
      NDManager manager,
      RotaryTable rotary,
      float queryScale,
      PackedSequence packed,
      Optional<Adapter> adapter,
      Optional<KeyValueCache> cache) {
    this.manager = manager;
    this.packed = packed;
    this.adapter = adapter;
    this.cache = cache;
    float[][] factors = rotary.factors(packed.positions());
    this.keys = rotation(factors);
    for (float[] values : factors) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= queryScale;
      }
    }
    this.queries = rotation(factors);
    this.rows = manager.create(toLong(packed.rows()));
    for (PackedSequence.Segment segment : packed.segments()) {
      masks.add(mask(segment, range(segment.length())));
    }
  }

  private static int[] range(int length) {
    int[] all = new int[length];
    for (int i = 0; i < length; i++) {
      all[i] = i;
    }
    return all;
  }

  private Rotation rotation(float[][] factors) {
    int tokens = packed.tokens().length;
    Shape shape = new Shape(tokens, 1, factors[0].length / tokens);
    return new Rotation(manager.create(factors[0], shape), manager.create(factors[1], shape));
  }

  /** 0 where a query sees a key and −∞ elsewhere; empty if it sees all. */
  private Optional<NDArray> mask(PackedSequence.Segment segment, int[] queries) {
    float[] values = new float[queries.length * segment.length()];
    boolean any = false;
    for (int i = 0; i < queries.length; i++) {
      for (int j = 0; j < segment.length(); j++) {
        if (!segment.sees(queries[i], j)) {
          values[i * segment.length() + j] = Float.NEGATIVE_INFINITY;
          any = true;
        }
      }
    }
    return any
        ? Optional.of(manager.create(values, new Shape(queries.length, segment.length())))
        : Optional.empty();
  }

  static long[] toLong(int[] values) {
    long[] copy = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  PackedSequence packed() {
    return packed;
  }

  /** Whether there are tokens whose output predicts nothing. */
  boolean selects() {
    return packed.rows().length < packed.tokens().length;
  }

  /** The rows of x whose output predicts something. */
  NDArray select(NDArray x) {
    return x.get(rows);
  }

  Rotation keys() {
    return keys;
  }

  /** The rotation of queries, with the scale of attention scores in it. */
  Rotation queries(boolean selected) {
    return selected ? new Rotation(select(queries.cosines()), select(queries.sines())) : queries;
  }

  /** The mask of a segment's queries, all or the selected ones. */
  Optional<NDArray> mask(int segment, boolean selected) {
    if (!selected) {
      return masks.get(segment);
    }
    PackedSequence.Segment where = packed.segments().get(segment);
    return mask(where, where.queries());
  }

  /** A layer's keys of these tokens, after those of the tokens before them. */
  NDArray allKeys(int layer, NDArray keys) {
    return cache.isPresent() ? cache.get().keys(layer, keys) : keys;
  }

  /** A layer's values of these tokens, after those of the tokens before them. */
  NDArray allValues(int layer, NDArray values) {
    return cache.isPresent() ? cache.get().values(layer, values) : values;
  }

  /** A map with its update. */
  NDArray apply(LinearLayer projection, int layer, TargetModule target, NDArray x) {
    NDArray y = projection.apply(x);
    return adapter.isPresent() ? adapter.get().add(layer, target, x, y) : y;
  }
}
