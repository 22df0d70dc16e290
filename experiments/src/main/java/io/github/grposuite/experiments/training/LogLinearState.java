package io.github.grposuite.experiments.training;

import io.github.grposuite.core.training.TrainerState;
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
    writeDoubles(trainer.theta(), out);
    writeDoubles(trainer.weighting(), out);
    out.writeDouble(trainer.squaredNorms());
    writeDoubles(trainer.meanTheta(), out);
    writeDoubles(trainer.meanAlpha(), out);
    out.writeBoolean(trainer.random().isPresent());
    if (trainer.random().isPresent()) {
      writeBytes(((RandomProviderDefaultState) trainer.random().get()).getState(), out);
    }
    out.writeLong(bytes);
    writeBytes(digest, out);
  }

  static LogLinearState read(DataInputStream in) throws IOException {
    TrainerState trainer =
        new TrainerState(
            in.readInt(),
            readDoubles(in),
            readDoubles(in),
            in.readDouble(),
            readDoubles(in),
            readDoubles(in),
            readRandom(in));
    return new LogLinearState(trainer, in.readLong(), readBytes(in));
  }

  private static Optional<RandomProviderState> readRandom(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(new RandomProviderDefaultState(readBytes(in)))
        : Optional.empty();
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

  private static void writeBytes(byte[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    out.write(values);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] values = new byte[in.readInt()];
    in.readFully(values);
    return values;
  }
}
