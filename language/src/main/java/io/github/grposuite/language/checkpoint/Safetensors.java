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
import java.util.stream.Stream;

/**
 * An open safetensors file. The whole header is checked before any tensor can be read.
 *
 * <p>Tensors are read as F32. Values that are stored so come as read-only memory maps and are not
 * copied at all: the operating system brings their pages in when they are used, shares them between
 * processes, and may drop them again. Others are read block by block. The file must stay as it is
 * while its tensors are in use.
 */
public final class Safetensors implements Closeable {
  /** Bytes that are read at a time while values are converted. */
  static final int BLOCK = 1 << 20;

  private static final int ALIGNMENT = 64;

  private static final Pattern PICKLE = Pattern.compile(".*\\.(bin|pt|pth|ckpt|pkl)");

  private final Path file;
  private final FileChannel channel;
  private final SafetensorsHeader header;

  private Safetensors(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.header = SafetensorsHeader.read(file.toString(), channel);
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
    ModelFile.check(file, "give the path of a safetensors file");
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

  /**
   * Fails if a folder has weights as a pickle file.
   *
   * @throws CheckpointException if it has, or cannot be read
   */
  public static void refusePickle(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(Safetensors::isPickle)
          .sorted()
          .findFirst()
          .ifPresent(
              file -> {
                throw pickle(file);
              });
    } catch (IOException e) {
      throw JsonFile.unreadable(folder, e);
    }
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
   * @return a direct buffer in the machine's byte order, ready to be read from, not to be written
   *     to; a map of the file if the values are stored as F32
   * @throws CheckpointException if there is no such tensor, or one that cannot be read as F32, or
   *     one of 2 GB or more, which only {@link #read(String, long, ByteBuffer)} reads
   */
  public ByteBuffer read(String name) {
    TensorInfo tensor = readable(name);
    if (tensor.elements() > (Integer.MAX_VALUE - 2 * ALIGNMENT) / Float.BYTES) {
      throw new CheckpointException(
          file
              + ": tensor \""
              + name
              + "\" has "
              + tensor.elements()
              + " values, too many for one buffer; read it in parts");
    }
    if (isAsStored(tensor)) {
      return map(header.length() + tensor.begin(), tensor.bytes());
    }
    ByteBuffer target = allocate((int) tensor.elements() * Float.BYTES);
    read(name, 0, target);
    return target.flip();
  }

  /**
   * A direct buffer in the machine's byte order that begins where vectors of any processor may: the
   * last bits of products may depend on it.
   *
   * @param bytes its capacity
   */
  public static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT)
        .alignedSlice(ALIGNMENT)
        .slice(0, bytes)
        .order(ByteOrder.nativeOrder());
  }

  /**
   * Some of a tensor's values as F32: as many as remain in the buffer.
   *
   * @param first index of the first value
   * @param target filled from its position to its limit, in its byte order; its position becomes
   *     its limit
   */
  public void read(String name, long first, ByteBuffer target) {
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
    ByteBuffer block =
        ByteBuffer.allocate(Math.min(BLOCK, target.remaining() / Float.BYTES * size))
            .order(ByteOrder.LITTLE_ENDIAN);
    while (target.hasRemaining()) {
      int count = Math.min(BLOCK / size, target.remaining() / Float.BYTES);
      read(position, block.clear().limit(count * size));
      Widening.widen(tensor.type(), block.flip(), target.asIntBuffer());
      target.position(target.position() + count * Float.BYTES);
      position += (long) count * size;
    }
  }

  /**
   * Some of a tensor's bytes as they are stored: as many as remain in the buffer.
   *
   * @param first index of the first byte
   */
  void readStored(String name, long first, ByteBuffer target) {
    TensorInfo tensor = tensors().get(name);
    if (first < 0 || first > tensor.bytes() - target.remaining()) {
      throw new IllegalArgumentException(
          "cannot read "
              + target.remaining()
              + " bytes from byte "
              + first
              + " on of tensor \""
              + name
              + "\", which has "
              + tensor.bytes());
    }
    read(header.length() + tensor.begin() + first, target);
  }

  private void read(long position, ByteBuffer target) {
    try {
      Positioned.read(channel, position, target);
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }

  private boolean isAsStored(TensorInfo tensor) {
    return tensor.type() == TensorType.F32
        && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
        && (header.length() + tensor.begin()) % Float.BYTES == 0;
  }

  private ByteBuffer map(long position, long bytes) {
    try {
      if (channel.size() < position + bytes) {
        throw new IOException(
            "the file ends at byte " + channel.size() + "; it changed while it was read");
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, position, bytes)
          .order(ByteOrder.nativeOrder());
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
