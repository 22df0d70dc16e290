package io.github.grposuite.language.checkpoint;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The element types of the safetensors format, by the names in its header. */
public enum TensorType {
  F32(32, true),
  F16(16, true),
  BF16(16, true),
  F64(64, false),
  C64(64, false),
  F8_E4M3(8, false),
  F8_E5M2(8, false),
  F8_E8M0(8, false),
  F6_E2M3(6, false),
  F6_E3M2(6, false),
  F4(4, false),
  I64(64, false),
  I32(32, false),
  I16(16, false),
  I8(8, false),
  U64(64, false),
  U32(32, false),
  U16(16, false),
  U8(8, false),
  BOOL(8, false);

  private final int bits;
  private final boolean readable;

  TensorType(int bits, boolean readable) {
    this.bits = bits;
    this.readable = readable;
  }

  /** Size of an element. */
  public int bits() {
    return bits;
  }

  /** Whether its values can be read as F32. */
  public boolean readable() {
    return readable;
  }

  /** The type of this name. */
  static Optional<TensorType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** The names of those that can be read, for messages. */
  static String readables() {
    return Arrays.stream(values())
        .filter(TensorType::readable)
        .map(TensorType::name)
        .collect(Collectors.joining(", "));
  }
}
