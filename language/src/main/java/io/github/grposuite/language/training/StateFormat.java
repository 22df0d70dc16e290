package io.github.grposuite.language.training;

import io.github.grposuite.language.training.TrainingState.Status;
import io.github.grposuite.records.file.DataArrays;
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
    DataArrays.write(state.weights(), out);
    DataArrays.write(state.mean(), out);
    DataArrays.write(state.square(), out);
    DataArrays.write(state.rate(), out);
    DataArrays.write(state.weighting(), out);
    DataArrays.write(state.reference(), out);
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
        DataArrays.readFloats(in),
        DataArrays.readFloats(in),
        DataArrays.readFloats(in),
        DataArrays.readDoubles(in),
        DataArrays.readDoubles(in),
        DataArrays.readDoubles(in),
        readMeasurements(in));
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
