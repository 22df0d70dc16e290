package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import io.github.grposuite.language.policy.PromptException;

/**
 * A vector for each token of a vocabulary.
 *
 * @param weight tokens by hidden size
 */
record Embedding(NDArray weight) {
  /** Number of tokens that have a vector. */
  long tokens() {
    return weight.getShape().get(0);
  }

  /**
   * Ids as an array that picks vectors.
   *
   * @throws PromptException if one has no vector
   */
  NDArray indices(int[] ids) {
    long[] indices = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0 || ids[i] >= tokens()) {
        throw new PromptException(
            "token ids must be below the model's vocab_size "
                + tokens()
                + ", but one is "
                + ids[i]
                + "; tokenizer.json is of another model");
      }
      indices[i] = ids[i];
    }
    return weight.getManager().create(indices);
  }

  /** The vectors of some tokens; the shape of the indices by hidden size. */
  NDArray of(NDArray indices) {
    return weight
        .getNDArrayInternal()
        .embedding(indices, weight, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
