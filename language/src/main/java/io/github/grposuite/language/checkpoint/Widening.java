package io.github.grposuite.language.checkpoint;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/** From the stored element types to the bits of F32, which holds all their values exactly. */
final class Widening {
  private static final int CHUNK = 1 << 14;
  private static final float SMALLEST_F16 = 0x1p-24f;

  private Widening() {}

  /**
   * Widens everything that remains of {@code source}, in the byte order that it has.
   *
   * @throws IllegalArgumentException if the type is not {@linkplain TensorType#readable readable}
   */
  static void widen(TensorType type, ByteBuffer source, IntBuffer target) {
    switch (type) {
      case F32 -> target.put(source.asIntBuffer());
      case BF16 -> widen(source.asShortBuffer(), target, Widening::brainFloats);
      case F16 -> widen(source.asShortBuffer(), target, Widening::halfFloats);
      default -> throw new IllegalArgumentException(type + " is not read as F32");
    }
  }

  private interface Loop {
    void apply(short[] from, int[] to, int count);
  }

  /** Through arrays, whose loops the compiler turns into vector instructions. */
  private static void widen(ShortBuffer source, IntBuffer target, Loop loop) {
    short[] from = new short[Math.min(CHUNK, source.remaining())];
    int[] to = new int[from.length];
    while (source.hasRemaining()) {
      int count = Math.min(from.length, source.remaining());
      source.get(from, 0, count);
      loop.apply(from, to, count);
      target.put(to, 0, count);
    }
  }

  private static void brainFloats(short[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i] << 16;
    }
  }

  private static void halfFloats(short[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = halfFloat(from[i]);
    }
  }

  /** The bits of the float that equals an IEEE 754 binary16; a NaN keeps its payload. */
  static int halfFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int magnitude = half & 0x7fff;
    if (magnitude >= 0x7c00) {
      return sign | 0x7f800000 | magnitude << 13;
    }
    if (magnitude < 0x0400) {
      return sign | Float.floatToRawIntBits(magnitude * SMALLEST_F16);
    }
    return sign | ((magnitude << 13) + ((127 - 15) << 23));
  }
}
