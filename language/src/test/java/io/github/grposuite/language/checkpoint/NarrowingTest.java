package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All values of the 16-bit types, the numbers halfway between them, and the doubles beside. */
class NarrowingTest {
  private static int bits(TensorType type, double value) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES);
    Narrowing.put(type, Narrowing.nearest(type, value), bytes);
    return bytes.position() == Short.BYTES ? bytes.getShort(0) & 0xffff : bytes.getInt(0);
  }

  private static double value(TensorType type, int bits) {
    int[] widened = new int[1];
    ByteBuffer source = ByteBuffer.allocate(Short.BYTES).putShort((short) bits).flip();
    Widening.widen(type, source, IntBuffer.wrap(widened));
    return Float.intBitsToFloat(widened[0]);
  }

  @ParameterizedTest
  @EnumSource(
      value = TensorType.class,
      names = {"F16", "BF16"})
  void halfwayGoesToTheEvenOne(TensorType type) {
    int infinity = type == TensorType.F16 ? 0x7c00 : 0x7f80;
    for (int sign : new int[] {0, 0x8000}) {
      for (int bits = sign; bits < (sign | infinity); bits++) {
        double value = value(type, bits);
        double step =
            bits + 1 < (sign | infinity)
                ? value(type, bits + 1) - value
                : value - value(type, bits - 1);
        double halfway = value + step / 2;
        double towards = sign == 0 ? Math.nextDown(halfway) : Math.nextUp(halfway);
        double beyond = sign == 0 ? Math.nextUp(halfway) : Math.nextDown(halfway);
        int even = bits % 2 == 0 ? bits : bits + 1;
        int[] found = {
          bits(type, value), bits(type, towards), bits(type, halfway), bits(type, beyond)
        };
        if (!Arrays.equals(found, new int[] {bits, bits, even, bits + 1})) { // Asserting is slow.
          assertThat(found).as("0x%04x", bits).containsExactly(bits, bits, even, bits + 1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TensorType.class,
      names = {"F16", "BF16", "F32"})
  void whatIsBeyondTheLargestIsInfinite(TensorType type) {
    assertThat(Narrowing.nearest(type, 1e300)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Narrowing.nearest(type, -1e300)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Narrowing.nearest(type, Double.NEGATIVE_INFINITY))
        .isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Narrowing.nearest(type, Double.NaN)).isNaN();
    assertThat(Narrowing.nearest(type, Double.MIN_VALUE)).isZero();
  }

  @Test
  void singlePrecision() {
    assertThat(bits(TensorType.F32, -0.1)).isEqualTo(Float.floatToRawIntBits(-0.1f));
    assertThat(Narrowing.nearest(TensorType.F16, 65_519.99)).isEqualTo(65_504);
    assertThat(Narrowing.nearest(TensorType.F16, 65_520)).isInfinite();
  }
}
