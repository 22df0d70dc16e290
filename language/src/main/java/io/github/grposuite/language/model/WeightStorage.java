package io.github.grposuite.language.model;

import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.TensorInfo;

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

  /**
   * Whether the maps of a checkpoint are widened by layer.
   *
   * @param memory of the machine, in bytes
   */
  boolean byLayer(Checkpoint checkpoint, long memory) {
    boolean narrow = checkpoint.tensors().values().stream().anyMatch(WeightStorage::isNarrowMap);
    return switch (this) {
      case AUTO -> narrow && values(checkpoint) * Float.BYTES > memory / 4;
      case F32 -> false;
      case STORED -> narrow;
    };
  }

  private static long values(Checkpoint checkpoint) {
    return checkpoint.tensors().values().stream().mapToLong(TensorInfo::elements).sum();
  }

  private static boolean isNarrowMap(TensorInfo tensor) {
    return tensor.name().endsWith("_proj.weight") && tensor.type().bits() < Float.SIZE;
  }
}
