package io.github.grposuite.records.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Arrays in a data stream, each after its length. */
public final class DataArrays {
  private DataArrays() {}

  /** Writes numbers of 64 bits. */
  public static void write(double[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /** Writes numbers of 32 bits. */
  public static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /** Writes bytes. */
  public static void write(byte[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    out.write(values);
  }

  /** Reads numbers of 64 bits. */
  public static double[] readDoubles(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  /** Reads numbers of 32 bits. */
  public static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  /** Reads bytes. */
  public static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] values = new byte[in.readInt()];
    in.readFully(values);
    return values;
  }
}
