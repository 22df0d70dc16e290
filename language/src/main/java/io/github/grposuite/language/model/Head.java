package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.policy.PromptException;
import java.util.Optional;

/**
 * The output layer: scores of the vocabulary's tokens z = cap(h Wᵀ / s) of normalised hidden states
 * h.
 *
 * @param embedding W, vocabulary by hidden size
 * @param map the same as a map
 * @param scale s
 */
record Head(Embedding embedding, LinearLayer map, Factor scale, SoftCap cap) {
  /** Scores computed at a time, 64 MB of them, so that memory does not grow with the tokens. */
  private static final long MOST = 1 << 24;

  static Head of(NDArray weight, Factor scale, SoftCap cap) {
    return new Head(new Embedding(weight), LinearLayer.of(weight), scale, cap);
  }

  /** Scores of all tokens, rows by vocabulary. */
  NDArray scores(NDArray normalized) {
    return cap.apply(scale.divides(map.apply(normalized)));
  }

  /**
   * ln p of the tokens that are asked for.
   *
   * @param normalized rows by hidden size
   * @return rows by columns, flat
   * @throws PromptException if a token has no row in W
   */
  float[] logProbabilities(NDArray normalized, PackedSequence packed) {
    return evaluate(normalized, packed, false).values();
  }

  /** The same, ready for the gradient with respect to h, which must have no recorded graph. */
  HeadGradient withGradient(NDArray normalized, PackedSequence packed) {
    Evaluated evaluated = evaluate(normalized, packed, true);
    return new HeadGradient(
        this,
        packed,
        evaluated.values(),
        evaluated.slopes().isEmpty() ? Optional.empty() : Optional.of(concat(evaluated.slopes())),
        concat(evaluated.means()));
  }

  private record Evaluated(float[] values, NDList slopes, NDList means) {}

  private Evaluated evaluate(NDArray normalized, PackedSequence packed, boolean gradient) {
    int rows = packed.targets().length;
    int columns = packed.columns();
    Evaluated all = new Evaluated(new float[rows * columns], new NDList(), new NDList());
    int parts = (int) Math.max(1, Math.min(rows, rows * embedding.tokens() / MOST));
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) rows * part / parts);
      int to = (int) ((long) rows * (part + 1) / parts);
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray some = parts == 1 ? normalized : normalized.get(new NDIndex("{}:{}", from, to));
        NDArray asked =
            embedding.indices(packed.targets(from, to)).reshape(new Shape(to - from, columns));
        NDArray scores = scores(some);
        NDArray logarithms = scores.logSoftmax(-1);
        float[] values = logarithms.gather(asked, 1).toFloatArray();
        System.arraycopy(values, 0, all.values(), from * columns, values.length);
        if (gradient) {
          NDArray p = logarithms.exp();
          NDArray chained = cap.slope(scores).map(p::mul).orElse(p);
          all.means().add(kept(chained.matMul(embedding.weight())));
          cap.slope(scores.gather(asked, 1)).ifPresent(slope -> all.slopes().add(kept(slope)));
        }
      }
    }
    all.means().forEach(NDScope::register);
    all.slopes().forEach(NDScope::register);
    return all;
  }

  private static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }

  private static NDArray concat(NDList parts) {
    return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 0);
  }
}
