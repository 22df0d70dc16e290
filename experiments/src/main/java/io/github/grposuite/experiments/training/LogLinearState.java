package io.github.grposuite.experiments.training;

import io.github.grposuite.core.training.TrainerState;
import io.github.grposuite.records.file.DataArrays;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.core.RandomProviderDefaultState;

/**
 * A log-linear run that is not finished: its trainer, and which measurements belong to it.
 *
 * @param trainer everything that further steps depend on
 * @param bytes length of the part of metrics.csv that was measured before it
 * @param digest SHA-256 of that part
 */
record LogLinearState(TrainerState trainer, long bytes, byte[] digest) {
  /** Counts up when anything here, or the generator of mini-batches, changes. */
  static final int VERSION = 1;

  /** Big-endian, in the order of {@link #read}; arrays with their length first. */
  void write(DataOutputStream out) throws IOException {
    out.writeInt(trainer.step());
    DataArrays.write(trainer.theta(), out);
    DataArrays.write(trainer.weighting(), out);
    out.writeDouble(trainer.squaredNorms());
    DataArrays.write(trainer.meanTheta(), out);
    DataArrays.write(trainer.meanAlpha(), out);
    out.writeBoolean(trainer.random().isPresent());
    if (trainer.random().isPresent()) {
      DataArrays.write(((RandomProviderDefaultState) trainer.random().get()).getState(), out);
    }
    out.writeLong(bytes);
    DataArrays.write(digest, out);
  }

  static LogLinearState read(DataInputStream in) throws IOException {
    TrainerState trainer =
        new TrainerState(
            in.readInt(),
            DataArrays.readDoubles(in),
            DataArrays.readDoubles(in),
            in.readDouble(),
            DataArrays.readDoubles(in),
            DataArrays.readDoubles(in),
            readRandom(in));
    return new LogLinearState(trainer, in.readLong(), DataArrays.readBytes(in));
  }

  private static Optional<RandomProviderState> readRandom(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(new RandomProviderDefaultState(DataArrays.readBytes(in)))
        : Optional.empty();
  }
}
