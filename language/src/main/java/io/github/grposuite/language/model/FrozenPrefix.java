package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.policy.Continuations;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * The hidden states after the frozen prefix of a model, the layers below the lowest one that is
 * trained, for a fixed set of items. They never change, so they are computed once and kept on disk.
 */
public final class FrozenPrefix implements AutoCloseable {
  /** Tokens encoded at a time; part of the content, as sums depend on it in their last bits. */
  private static final int PART_TOKENS = 1024;

  private final int layers;
  private final int width;
  private final FileChannel channel;
  private final Map<ByteBuffer, Long> offsets;

  private FrozenPrefix(int layers, int width, FileChannel channel, Map<ByteBuffer, Long> offsets) {
    this.layers = layers;
    this.width = width;
    this.channel = channel;
    this.offsets = offsets;
  }

  /**
   * Opens the states of some items, computing those that the cache does not hold.
   *
   * @param modelHash the checkpoint's content hash
   * @param layers number of layers below the lowest that is trained; at least 1
   * @param items in any number of repetitions
   * @param progress hears the finished part, from 0 to 1, while states are computed
   */
  public static FrozenPrefix open(
      ContentCache cache,
      DecoderModel model,
      String modelHash,
      int layers,
      List<Continuations> items,
      DoubleConsumer progress) {
    int width = model.config().hiddenSize();
    DistinctItems distinct = DistinctItems.of(items);
    Map<ByteBuffer, Long> offsets = new HashMap<>();
    long tokens = 0;
    for (Continuations item : distinct.items()) {
      offsets.put(DistinctItems.key(item), tokens * width * Float.BYTES);
      tokens += item.encodedTokens();
    }
    String inputs =
        String.join(
            "\n",
            "3",
            modelHash,
            model.arithmetic() + " " + layers + " " + PART_TOKENS,
            distinct.digest());
    long bytes = tokens * width * Float.BYTES;
    Path file =
        cache.file(
            "trunk", inputs, bytes, out -> compute(model, layers, distinct.items(), out, progress));
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new FrozenPrefix(layers, width, channel, offsets);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read (" + e + "); delete it", e);
    }
  }

  private static void compute(
      DecoderModel model,
      int layers,
      List<Continuations> items,
      DataOutputStream out,
      DoubleConsumer progress)
      throws IOException {
    for (EncodingPart part : EncodingPart.of(items, PART_TOKENS)) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        PackedSequence packed = PackedSequence.of(part.in(items));
        ForwardPass pass = model.pass(packed, Optional.empty());
        float[] states = model.layers(model.embed(packed), 0, layers, pass).toFloatArray();
        ByteBuffer bytes =
            ByteBuffer.allocate(states.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(states);
        out.write(bytes.array());
      }
      progress.accept((double) part.to() / items.size());
    }
  }

  /** Number of layers that are done. */
  int layers() {
    return layers;
  }

  /**
   * The states of some items, one after another as {@link PackedSequence} lays them out.
   *
   * @throws IllegalArgumentException if an item is not among those that it was opened for
   */
  NDArray read(List<Continuations> items, NDManager manager) {
    int tokens = items.stream().mapToInt(Continuations::encodedTokens).sum();
    ByteBuffer states =
        ByteBuffer.allocateDirect(tokens * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Continuations item : items) {
      Long offset = offsets.get(DistinctItems.key(item));
      if (offset == null) {
        throw new IllegalArgumentException(
            "the cached states are those of other prompts; open them for all items that are used");
      }
      states.limit(states.position() + item.encodedTokens() * width * Float.BYTES);
      read(offset, states);
    }
    return manager.create(states.flip(), new Shape(tokens, width), DataType.FLOAT32);
  }

  private void read(long offset, ByteBuffer target) {
    long at = offset;
    try {
      while (target.hasRemaining()) {
        int count = channel.read(target, at);
        if (count < 0) {
          throw new EOFException("it ends at byte " + at);
        }
        at += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cached hidden states cannot be read: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
