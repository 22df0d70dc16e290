package io.github.grposuite.language.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stage recorded from its start, whatever interrupted it.
 *
 * @param measurements in order
 * @param updates in order
 */
public record TrainingLog(List<Measurement> measurements, List<Update> updates) {
  /** Of a stage that has not begun; rows can be added. */
  public static TrainingLog empty() {
    return new TrainingLog(new ArrayList<>(), new ArrayList<>());
  }

  /** As it is now, whatever is added later. */
  TrainingLog copy() {
    return new TrainingLog(List.copyOf(measurements), List.copyOf(updates));
  }

  /** Writes the number of measurements and these, then the number of updates and these. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(measurements.size());
    for (Measurement row : measurements) {
      out.writeInt(row.step());
      out.writeUTF(row.split());
      out.writeUTF(row.group());
      out.writeUTF(row.metric());
      out.writeDouble(row.value());
    }
    out.writeInt(updates.size());
    for (Update update : updates) {
      out.writeInt(update.step());
      out.writeLong(update.examples());
      out.writeDouble(update.loss());
      out.writeDouble(update.gradientNorm());
      out.writeDouble(update.learningRate());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TrainingLog read(DataInputStream in) throws IOException {
    TrainingLog log = empty();
    int measurements = in.readInt();
    for (int i = 0; i < measurements; i++) {
      log.measurements.add(
          new Measurement(in.readInt(), in.readUTF(), in.readUTF(), in.readUTF(), in.readDouble()));
    }
    int updates = in.readInt();
    for (int i = 0; i < updates; i++) {
      log.updates.add(
          new Update(
              in.readInt(), in.readLong(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    return log;
  }
}
