package io.github.grposuite.language.model;

import io.github.grposuite.language.checkpoint.TensorInfo;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * How a model is held on a machine.
 *
 * @param byLayer whether the maps of one layer at a time are widened
 * @param recomputes whether gradients compute each layer again
 * @param bytes that its weights take, by count; those stored in 32 bits are mapped from the file
 */
public record Holding(boolean byLayer, boolean recomputes, long bytes) {
  private static final String FIRST_LAYER = "model.layers.0.";

  /**
   * As a placement asks for.
   *
   * @param tensors all of the model's
   * @param memory of the machine, in bytes
   */
  public static Holding of(Collection<TensorInfo> tensors, Placement placement, long memory) {
    boolean byLayer = placement.weights().byLayer(tensors, memory);
    Stream<TensorInfo> held =
        tensors.stream()
            .filter(each -> !byLayer || !isMap(each) || each.name().startsWith(FIRST_LAYER));
    return new Holding(
        byLayer,
        byLayer || placement.activations() == Placement.Activations.RECOMPUTED,
        held.mapToLong(TensorInfo::elements).sum() * Float.BYTES);
  }

  private static boolean isMap(TensorInfo tensor) {
    return tensor.name().endsWith(WeightStorage.MAP);
  }
}
