package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;

/** A forward pass that is gone through backwards once more is known. */
interface Recording {
  /** The normalised hidden states of the tokens that predict something, without a graph. */
  NDArray normalized();

  /**
   * Adds the gradient with respect to the adapter's values.
   *
   * @param upstream the gradient with respect to {@link #normalized}
   * @param gradient one value an adapter's value; added to
   */
  void backward(NDArray upstream, float[] gradient);
}
