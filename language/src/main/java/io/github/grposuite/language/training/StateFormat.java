package io.github.grposuite.language.training;

import io.github.grposuite.language.training.TrainingState.Status;
import io.github.grposuite.records.file.DataArrays;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The content of a state's file, big-endian, between header and digest: status, step, epoch and
 * next; then weights, m, v, rate, weighting and reference, each with its length first; whether
 * there is a best checkpoint, and that; then the log.
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
    out.writeBoolean(state.best().isPresent());
    if (state.best().isPresent()) {
      state.best().get().write(out);
    }
    state.log().write(out);
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
        in.readBoolean() ? Optional.of(Best.read(in)) : Optional.empty(),
        TrainingLog.read(in));
  }
}
