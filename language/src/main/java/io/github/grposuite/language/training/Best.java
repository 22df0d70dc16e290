package io.github.grposuite.language.training;

import io.github.grposuite.records.file.DataArrays;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The best checkpoint so far.
 *
 * @param step number of updates done by then
 * @param loss the validation loss that it is the best by
 * @param weights the policy's trainable weights then
 * @param alpha the group weights α then
 */
public record Best(int step, double loss, float[] weights, double[] alpha) {
  void write(DataOutputStream out) throws IOException {
    out.writeInt(step);
    out.writeDouble(loss);
    DataArrays.write(weights, out);
    DataArrays.write(alpha, out);
  }

  static Best read(DataInputStream in) throws IOException {
    return new Best(
        in.readInt(), in.readDouble(), DataArrays.readFloats(in), DataArrays.readDoubles(in));
  }
}
