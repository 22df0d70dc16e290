package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.TargetModule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An adapter's matrices as views of one flat array, so that one gradient covers them all.
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
  record Update(NDArray a, NDArray b, float dropout) {
    NDArray apply(NDArray x) {
      NDArray input = x;
      if (dropout > 0) {
        input = x.getNDArrayInternal().dropout(x, dropout, true).singletonOrThrow();
      }
      return input.matMul(a).matMul(b);
    }
  }

  private final Map<Integer, Map<TargetModule, Update>> updates = new HashMap<>();

  /**
   * Cuts a flat array into views.
   *
   * @param weights all matrices, flat
   * @param training whether dropout is on
   */
  Adapter(LoraLayout layout, NDArray weights, boolean training) {
    NDManager manager = weights.getManager();
    Map<Double, NDArray> scales = new HashMap<>();
    List<LoraLayout.Slot> slots = layout.slots();
    long[] cuts = new long[2 * slots.size() - 1];
    for (int i = 0; i < slots.size(); i++) {
      if (i > 0) {
        cuts[2 * i - 1] = slots.get(i).offset();
      }
      cuts[2 * i] = slots.get(i).offsetB();
    }
    NDList parts = weights.split(cuts, 0);
    float dropout = training ? (float) layout.settings().dropout() : 0;
    for (int i = 0; i < slots.size(); i++) {
      LoraLayout.Slot slot = slots.get(i);
      NDArray scale =
          scales.computeIfAbsent(
              slot.scale(), value -> manager.full(new Shape(), value.floatValue()));
      NDArray a = parts.get(2 * i).reshape(slot.rank(), slot.inputs()).transpose();
      NDArray b = parts.get(2 * i + 1).reshape(slot.outputs(), slot.rank()).mul(scale).transpose();
      updates
          .computeIfAbsent(slot.layer(), layer -> new EnumMap<>(TargetModule.class))
          .put(slot.target(), new Update(a, b, dropout));
    }
  }

  /** Adds the map's update of x to y, in place; y must be the map's own output. */
  NDArray add(int layer, TargetModule target, NDArray x, NDArray y) {
    Update update = updates.getOrDefault(layer, Map.of()).get(target);
    return update == null ? y : y.addi(update.apply(x));
  }
}
