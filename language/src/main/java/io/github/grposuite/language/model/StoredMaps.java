package io.github.grposuite.language.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.checkpoint.TensorInfo;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/** The maps of one layer at a time, in arrays that all layers share, widened from the file. */
final class StoredMaps {
  /** Values widened at a time by one thread. */
  private static final long BLOCK = 1 << 20;

  private record Shared(ByteBuffer values, NDArray array) {}

  private final Checkpoint checkpoint;
  private final NDManager manager;
  private final Map<TargetModule, Shared> shared = new EnumMap<>(TargetModule.class);
  private int loaded = -1;

  StoredMaps(Checkpoint checkpoint, NDManager manager) {
    this.checkpoint = checkpoint;
    this.manager = manager;
  }

  /** The array that holds a map's weight of the layer that is loaded. */
  NDArray array(TargetModule target) {
    return shared.computeIfAbsent(target, this::share).array();
  }

  private Shared share(TargetModule target) {
    TensorInfo tensor = checkpoint.tensors().get(name(target, 0));
    ByteBuffer values = Safetensors.allocate(Math.toIntExact(tensor.elements() * Float.BYTES));
    return new Shared(values, manager.create(values, new Shape(tensor.shape()), DataType.FLOAT32));
  }

  /** Makes the arrays hold a layer's weights. */
  void load(int layer) {
    if (layer == loaded) {
      return;
    }
    loaded = -1;
    shared.forEach(
        (target, own) -> {
          widen(name(target, layer), own.values());
          if (!manager.getDevice().equals(Device.cpu())) {
            own.array().set(own.values().rewind());
          }
        });
    loaded = layer;
  }

  private void widen(String name, ByteBuffer values) {
    long count = values.capacity() / Float.BYTES;
    LongStream.range(0, (count + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              long first = block * BLOCK;
              long end = Math.min(count, first + BLOCK);
              ByteBuffer part = values.duplicate().order(values.order());
              part.limit((int) (end * Float.BYTES)).position((int) (first * Float.BYTES));
              checkpoint.read(name, first, part);
            });
  }

  private static String name(TargetModule target, int layer) {
    return target.path(layer) + ".weight";
  }
}
