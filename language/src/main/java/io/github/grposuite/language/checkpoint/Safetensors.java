package io.github.grposuite.language.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An open safetensors file. The whole header is checked before any tensor can be read.
 *
 * <p>Tensors are read as F32, in blocks of {@value #BLOCK} bytes through one buffer, straight into
 * the caller's. They are not mapped into memory: Java 17 cannot end a mapping, so pages that were
 * read stay resident beside the weights until a garbage collection (SmolLM2-135M in F32: 547 MB
 * mapped, 8 MB through the buffer), and a file cut short while it is mapped is a crash rather than
 * an error.
 */
public final class Safetensors implements Closeable {
  static final int BLOCK = 8 << 20;

  private static final Pattern PICKLE = Pattern.compile(".*\\.(bin|pt|pth|ckpt|pkl)");

  private final Path file;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final ByteBuffer block;

  private Safetensors(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.header = SafetensorsHeader.read(file.toString(), channel);
    this.block =
        ByteBuffer.allocateDirect((int) Math.min(BLOCK, channel.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Opens and checks a file.
   *
   * @throws CheckpointException if it cannot be read or is not valid
   */
  public static Safetensors open(Path file) {
    if (isPickle(file)) {
      throw pickle(file);
    }
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(file + ": no such file; give the path of a safetensors file");
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new Safetensors(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }

  /** Whether a file's name is one of those for Python's pickle format. */
  static boolean isPickle(Path file) {
    return PICKLE.matcher(file.toString().toLowerCase(Locale.ROOT)).matches();
  }

  /** A pickle file is a program that runs when it is read; it is never loaded. */
  static CheckpointException pickle(Path file) {
    return new CheckpointException(
        file
            + ": is a pickle file, which can run any program when it is read and is never loaded;"
            + " convert it on a machine you trust: load the folder with transformers'"
            + " AutoModelForCausalLM.from_pretrained and save_pretrained(…,"
            + " safe_serialization=True)");
  }

  /** The path. */
  public Path file() {
    return file;
  }

  /** The tensors by name, in the order of their bytes. */
  public Map<String, TensorInfo> tensors() {
    return header.tensors();
  }

  /** The free text in the header, by key. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * A tensor's values as F32.
   *
   * @return a new direct buffer in the machine's byte order, ready to be read from
   * @throws CheckpointException if there is no such tensor, or one that cannot be read as F32, or
   *     one of 2 GB or more, which only {@link #read(String, long, ByteBuffer)} reads
   */
  public ByteBuffer read(String name) {
    TensorInfo tensor = readable(name);
    if (tensor.elements() > Integer.MAX_VALUE / Float.BYTES) {
      throw new CheckpointException(
          file
              + ": tensor \""
              + name
              + "\" has "
              + tensor.elements()
              + " values, too many for one buffer; read it in parts");
    }
    ByteBuffer target =
        ByteBuffer.allocateDirect((int) tensor.elements() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    read(name, 0, target);
    return target.flip();
  }

  /**
   * Some of a tensor's values as F32: as many as remain in the buffer.
   *
   * @param first index of the first value
   * @param target filled from its position to its limit, in its byte order; its position becomes
   *     its limit
   */
  public synchronized void read(String name, long first, ByteBuffer target) {
    TensorInfo tensor = readable(name);
    if (target.remaining() % Float.BYTES != 0
        || first < 0
        || first > tensor.elements() - target.remaining() / Float.BYTES) {
      throw new IllegalArgumentException(
          "cannot read "
              + target.remaining()
              + " bytes from value "
              + first
              + " on of tensor \""
              + name
              + "\", which has "
              + tensor.elements()
              + " values of 4 bytes");
    }
    int size = tensor.type().bits() / Byte.SIZE;
    long position = header.length() + tensor.begin() + first * size;
    try {
      while (target.hasRemaining()) {
        int count = Math.min(block.capacity() / size, target.remaining() / Float.BYTES);
        block.clear().limit(count * size);
        Positioned.read(channel, position, block);
        Widening.widen(tensor.type(), block.flip(), target.asIntBuffer());
        target.position(target.position() + count * Float.BYTES);
        position += block.limit();
      }
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }

  private TensorInfo readable(String name) {
    TensorInfo tensor = tensors().get(name);
    if (tensor == null) {
      throw new CheckpointException(
          file + ": has no tensor \"" + name + "\"; it has " + tensors().size() + " others");
    }
    if (!tensor.type().readable()) {
      throw new CheckpointException(
          file
              + ": tensor \""
              + name
              + "\" must be one of "
              + TensorType.readables()
              + " to be read, but is "
              + tensor.type()
              + "; export the checkpoint in one of these types");
    }
    return tensor;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }
}
