package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.TargetModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An adapter's matrices, as views of one array a layer, so that one gradient covers a layer's.
 *
 * <p>Views are made anew for each pass, inside its scope.
 */
final class Adapter {
  /**
   * One map's update, x ↦ (drop(x) Aᵀ) Bᵀ.
   *
   * @param a Aᵀ, inputs by rank
   * @param b Bᵀ · α/r, rank by outputs
   * @param dropout 0 outside of training
   */
  private record Update(NDArray a, NDArray b, float dropout) {
    NDArray apply(NDArray x) {
      NDArray input = x;
      if (dropout > 0) {
        input = x.getNDArrayInternal().dropout(x, dropout, true).singletonOrThrow();
      }
      return input.matMul(a).matMul(b);
    }
  }

  /**
   * A layer's updates.
   *
   * @param offset of its values among all
   * @param values a copy of them, whose gradient is recorded if it is asked for
   */
  private record Layer(int offset, NDArray values, Map<TargetModule, Update> updates) {}

  private final Map<Integer, Layer> layers = new HashMap<>();

  private Adapter() {}

  /**
   * One that is asked only.
   *
   * @param weights all matrices, flat
   * @param dropping whether dropout is on, as where gradients follow
   */
  static Adapter frozen(LoraLayout layout, NDArray weights, boolean dropping) {
    return of(layout, layout.slots(), weights, dropping, false);
  }

  /** One whose gradient is recorded. */
  static Adapter recorded(LoraLayout layout, NDArray weights) {
    return of(layout, layout.slots(), weights, true, true);
  }

  /** The same of one layer alone. */
  static Adapter recorded(LoraLayout layout, int layer, NDArray weights) {
    List<LoraLayout.Slot> slots =
        layout.slots().stream().filter(slot -> slot.layer() == layer).toList();
    return of(layout, slots, weights, true, true);
  }

  private static Adapter of(
      LoraLayout layout,
      List<LoraLayout.Slot> slots,
      NDArray weights,
      boolean training,
      boolean records) {
    Adapter adapter = new Adapter();
    if (slots.isEmpty()) {
      return adapter;
    }
    float dropout = training ? (float) layout.settings().dropout() : 0;
    Map<Integer, List<LoraLayout.Slot>> byLayer = new HashMap<>();
    slots.forEach(slot -> byLayer.computeIfAbsent(slot.layer(), l -> new ArrayList<>()).add(slot));
    byLayer.forEach(
        (layer, own) -> adapter.layers.put(layer, layer(own, weights, dropout, records)));
    return adapter;
  }

  private static Layer layer(
      List<LoraLayout.Slot> slots, NDArray weights, float dropout, boolean records) {
    int offset = slots.get(0).offset();
    LoraLayout.Slot last = slots.get(slots.size() - 1);
    // A copy, so that no gradient is left over for the next part, and that the same bits come of it
    // wherever a layer's values stand: products may depend on where their numbers begin in memory.
    NDArray values = weights.get(offset + ":" + (last.offsetB() + last.sizeB())).duplicate();
    if (records) {
      values.setRequiresGradient(true);
    }
    long[] cuts = new long[2 * slots.size() - 1];
    for (int i = 0; i < slots.size(); i++) {
      if (i > 0) {
        cuts[2 * i - 1] = slots.get(i).offset() - offset;
      }
      cuts[2 * i] = slots.get(i).offsetB() - offset;
    }
    NDList parts = values.split(cuts, 0);
    NDManager manager = weights.getManager();
    Map<Double, NDArray> scales = new HashMap<>();
    Map<TargetModule, Update> updates = new EnumMap<>(TargetModule.class);
    for (int i = 0; i < slots.size(); i++) {
      LoraLayout.Slot slot = slots.get(i);
      NDArray scale =
          scales.computeIfAbsent(
              slot.scale(), value -> manager.full(new Shape(), value.floatValue()));
      NDArray a = parts.get(2 * i).reshape(slot.rank(), slot.inputs()).transpose();
      NDArray b = parts.get(2 * i + 1).reshape(slot.outputs(), slot.rank()).mul(scale).transpose();
      updates.put(slot.target(), new Update(a, b, dropout));
    }
    return new Layer(offset, values, updates);
  }

  /** Adds the map's update of x to y, in place; y must be the map's own output. */
  NDArray add(int layer, TargetModule target, NDArray x, NDArray y) {
    Layer own = layers.get(layer);
    Update update = own == null ? null : own.updates().get(target);
    return update == null ? y : y.addi(update.apply(x));
  }

  /** Adds what was recorded of the gradient, at the values' places among all. */
  void addGradient(float[] gradient) {
    for (Layer layer : layers.values()) {
      float[] own = layer.values().getGradient().toFloatArray();
      for (int j = 0; j < own.length; j++) {
        gradient[layer.offset() + j] += own[j];
      }
    }
  }
}
