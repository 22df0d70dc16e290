package io.github.grposuite.experiments.store;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.policy.PreferenceDataset;
import io.github.grposuite.reports.Sha256;
import java.nio.ByteBuffer;
import java.util.List;

/** A digest of the numbers that a run was trained and judged on. */
public final class DataHash {
  private DataHash() {}

  /**
   * SHA-256 over θ_0 and, for train, validation and test, every group's size and feature
   * differences, as big-endian doubles.
   */
  public static String of(PreferenceDataset data) {
    List<PairMatrix> splits = List.of(data.train(), data.validation(), data.test());
    int d = data.theta0().length;
    int numbers = d;
    for (PairMatrix split : splits) {
      numbers += split.groups() + split.size() * d;
    }
    ByteBuffer buffer = ByteBuffer.allocate(numbers * Double.BYTES);
    for (double value : data.theta0()) {
      buffer.putDouble(value);
    }
    for (PairMatrix split : splits) {
      int[] sizes = split.sizes();
      for (int g = 0; g < sizes.length; g++) {
        buffer.putDouble(sizes[g]);
        for (int i = 0; i < sizes[g]; i++) {
          for (int j = 0; j < d; j++) {
            buffer.putDouble(split.get(g, i, j));
          }
        }
      }
    }
    return Sha256.hex(buffer.array());
  }
}
