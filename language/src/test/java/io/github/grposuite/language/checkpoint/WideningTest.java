package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.junit.jupiter.api.Test;

class WideningTest {
  /** IEEE 754-2008, 3.4: (−1)^s · 2^(e−15) · 1.m, or (−1)^s · 2^−14 · 0.m if e = 0. */
  private static double definition(int bits) {
    double sign = bits >> 15 == 0 ? 1 : -1;
    int exponent = bits >> 10 & 31;
    int mantissa = bits & 1023;
    if (exponent == 31) {
      return mantissa == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? sign * Math.pow(2, -14) * (mantissa / 1024.0)
        : sign * Math.pow(2, exponent - 15) * (1 + mantissa / 1024.0);
  }

  @Test
  void everyHalfFloat() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Float.intBitsToFloat(Widening.halfFloat((short) bits));
      // Double.equals tells −0 from 0 and holds NaN equal to itself.
      assertThat((double) value).as("0x%04x", bits).isEqualTo(Double.valueOf(definition(bits)));
    }
  }

  @Test
  void halfFloatNansKeepSignAndPayload() {
    assertThat(Widening.halfFloat((short) 0xfe01)).isEqualTo(0xffc02000);
    assertThat(Widening.halfFloat((short) 0x7c01)).isEqualTo(0x7f802000);
  }

  @Test
  void everyBrainFloat() {
    ByteBuffer source = ByteBuffer.allocate(2 << 16);
    for (int bits = 0; bits < 1 << 16; bits++) {
      source.putShort((short) bits);
    }
    int[] target = new int[1 << 16];
    Widening.widen(TensorType.BF16, source.flip(), IntBuffer.wrap(target));
    for (int bits = 0; bits < 1 << 16; bits++) {
      assertThat(target[bits]).isEqualTo(bits << 16);
    }
  }
}
