package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Log-probabilities of tokens, and their gradient with respect to the hidden states h that the
 * scores z are of. With z' the cap's slope, ∇_h ln p_t = (z'_t W_t − Σ_v p_v z'_v W_v) / s, so that
 * no array of the vocabulary's size outlives the forward pass.
 *
 * @param values ln p, rows by columns, flat
 * @param slopes z' of the tokens, rows by columns; empty without a cap
 * @param means Σ_v p_v z'_v W_v, rows by hidden size
 */
record HeadGradient(
    Head head, PackedSequence packed, float[] values, Optional<NDArray> slopes, NDArray means) {
  /**
   * The gradient of the values' weighted sum.
   *
   * @param factors rows by columns, flat
   * @return rows by hidden size
   */
  NDArray of(float[] factors) {
    int rows = packed.targets().length;
    int columns = packed.columns();
    float[] sums = new float[rows];
    for (int i = 0; i < factors.length; i++) {
      sums[i / columns] += factors[i];
    }
    var manager = means.getManager();
    NDArray each = manager.create(factors, new Shape(rows, columns));
    if (slopes.isPresent()) {
      each = each.mul(slopes.get());
    }
    NDArray tokens = head.embedding().indices(packed.targets(0, rows));
    NDArray vectors =
        head.embedding().of(tokens).reshape(new Shape(rows, columns, means.getShape().get(1)));
    NDArray picked = each.reshape(new Shape(rows, 1, columns)).matMul(vectors);
    NDArray expected = means.mul(manager.create(sums, new Shape(rows, 1)));
    return head.scale().divides(picked.reshape(means.getShape()).subi(expected));
  }
}
