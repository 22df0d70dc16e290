package io.github.grposuite.language.model;

import io.github.grposuite.language.checkpoint.TensorInfo;
import java.util.Collection;

/** How the maps of a model's layers are kept. The numbers that come out are the same. */
public enum WeightStorage {
  /** As stored, if the whole model would take more than a quarter of the memory in 32 bits. */
  AUTO,
  /** In 32 bits, of all layers at once; those stored so are mapped from the file. */
  F32,
  /**
   * As stored: those of 16 bits are read from the file and widened when their layer is computed, so
   * that one layer's are in memory. Gradients take a further forward pass.
   */
  STORED;

  /** What the names of maps' weights end in. */
  static final String MAP = "_proj.weight";

  /**
   * Whether the maps of a checkpoint are widened by layer.
   *
   * @param memory of the machine, in bytes
   */
  boolean byLayer(Collection<TensorInfo> tensors, long memory) {
    boolean narrow = tensors.stream().anyMatch(WeightStorage::isNarrowMap);
    return switch (this) {
      case AUTO -> narrow && values(tensors) * Float.BYTES > memory / 4;
      case F32 -> false;
      case STORED -> narrow;
    };
  }

  private static long values(Collection<TensorInfo> tensors) {
    return tensors.stream().mapToLong(TensorInfo::elements).sum();
  }

  private static boolean isNarrowMap(TensorInfo tensor) {
    return tensor.name().endsWith(MAP) && tensor.type().bits() < Float.SIZE;
  }
}
