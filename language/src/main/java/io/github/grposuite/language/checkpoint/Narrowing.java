package io.github.grposuite.language.checkpoint;

import java.nio.ByteBuffer;

/** From double to the stored element types: rounded once, to the nearest value, ties to even. */
final class Narrowing {
  private static final double LARGEST_BF16 = 0x1.FEp127;
  private static final double LARGEST_F16 = 0x1.FFCp15;
  private static final int DIGITS_BF16 = 8;
  private static final int DIGITS_F16 = 11;
  private static final int SMALLEST_EXPONENT_F16 = -14;

  private Narrowing() {}

  /**
   * The nearest value of a type; infinite beyond its largest, by IEEE 754's rule.
   *
   * @throws IllegalArgumentException if the type is not {@linkplain TensorType#readable readable}
   */
  static float nearest(TensorType type, double value) {
    return switch (type) {
      case F32 -> (float) value;
      case BF16 -> bounded(rounded(value, DIGITS_BF16, Float.MIN_EXPONENT), LARGEST_BF16);
      case F16 -> bounded(rounded(value, DIGITS_F16, SMALLEST_EXPONENT_F16), LARGEST_F16);
      default -> throw new IllegalArgumentException(type + " is not written");
    };
  }

  /** To a number of binary digits, of which subnormal numbers have fewer; scaling is exact. */
  private static double rounded(double value, int digits, int smallestExponent) {
    int last = Math.max(Math.getExponent(value), smallestExponent) - (digits - 1);
    return Math.scalb(Math.rint(Math.scalb(value, -last)), last);
  }

  private static float bounded(double value, double largest) {
    return (float) (Math.abs(value) > largest ? Math.copySign(1 / 0.0, value) : value);
  }

  /** Appends a value that {@link #nearest} gave, as the type stores it. */
  static void put(TensorType type, float nearest, ByteBuffer target) {
    int bits = Float.floatToRawIntBits(nearest);
    if (type == TensorType.F32) {
      target.putInt(bits);
    } else {
      target.putShort(type == TensorType.BF16 ? (short) (bits >>> 16) : halfFloat(bits));
    }
  }

  /** The inverse of {@link Widening#halfFloat}. */
  private static short halfFloat(int bits) {
    int sign = bits >>> 16 & 0x8000;
    float magnitude = Float.intBitsToFloat(bits & 0x7fffffff);
    if (Float.isNaN(magnitude)) {
      return (short) (sign | 0x7e00);
    }
    if (Float.isInfinite(magnitude)) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) (magnitude * 0x1p24f));
    }
    return (short) (sign | (Float.floatToRawIntBits(magnitude) >>> 13) - ((127 - 15) << 10));
  }
}
