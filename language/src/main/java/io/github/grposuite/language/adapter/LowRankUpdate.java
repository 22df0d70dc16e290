package io.github.grposuite.language.adapter;

import io.github.grposuite.language.checkpoint.RowUpdate;
import java.util.Arrays;

/** α/r · B A of one map, in double; sums over the rank are in its order. */
final class LowRankUpdate implements RowUpdate {
  private final LoraLayout.Slot slot;
  private final float[] weights;
  private final double[] sums;

  /** Of a map's matrices in an adapter's flat array. */
  LowRankUpdate(LoraLayout.Slot slot, float[] weights) {
    this.slot = slot;
    this.weights = weights;
    this.sums = new double[slot.inputs()];
  }

  @Override
  public void add(long row, double[] values) {
    Arrays.fill(sums, 0);
    int b = slot.offsetB() + Math.toIntExact(row) * slot.rank();
    for (int k = 0; k < slot.rank(); k++) {
      double factor = weights[b + k];
      int a = slot.offset() + k * slot.inputs();
      for (int j = 0; j < sums.length; j++) {
        sums[j] += factor * weights[a + j];
      }
    }
    for (int j = 0; j < sums.length; j++) {
      values[j] += slot.scale() * sums[j];
    }
  }
}
