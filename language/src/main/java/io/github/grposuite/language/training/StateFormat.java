package io.github.grposuite.language.training;

import io.github.grposuite.language.training.TrainingState.Status;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a state's file, big-endian, between header and digest: status, step, epoch and
 * next; then weights, m, v, rate, weighting and reference, each with its length first; then the
 * number of measurements and these.
 */
final class StateFormat {
  private StateFormat() {}

  static void write(TrainingState state, DataOutputStream out) throws IOException {
    out.writeUTF(state.status().name());
    out.writeInt(state.step());
    out.writeInt(state.epoch());
    out.writeInt(state.next());
    writeFloats(state.weights(), out);
    writeFloats(state.mean(), out);
    writeFloats(state.square(), out);
    writeDoubles(state.rate(), out);
    writeDoubles(state.weighting(), out);
    writeDoubles(state.reference(), out);
    out.writeInt(state.measurements().size());
    for (Measurement row : state.measurements()) {
      out.writeInt(row.step());
      out.writeUTF(row.split());
      out.writeUTF(row.group());
      out.writeUTF(row.metric());
      out.writeDouble(row.value());
    }
  }

  static TrainingState read(DataInputStream in) throws IOException {
    return new TrainingState(
        Status.valueOf(in.readUTF()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        readFloats(in),
        readFloats(in),
        readFloats(in),
        readDoubles(in),
        readDoubles(in),
        readDoubles(in),
        readMeasurements(in));
  }

  private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void writeDoubles(double[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readDoubles(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private static List<Measurement> readMeasurements(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Measurement> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new Measurement(in.readInt(), in.readUTF(), in.readUTF(), in.readUTF(), in.readDouble()));
    }
    return rows;
  }
}
