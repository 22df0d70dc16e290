package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * Attention, then a feed-forward block, each with a residual.
 *
 * @param attentionNorm before attention
 * @param attentionOutputNorm after it, if any
 * @param feedForwardNorm before the feed-forward block
 * @param feedForwardOutputNorm after it, if any
 * @param residual times what a block adds
 */
record DecoderLayer(
    RmsNorm attentionNorm,
    Attention attention,
    Optional<RmsNorm> attentionOutputNorm,
    RmsNorm feedForwardNorm,
    FeedForward feedForward,
    Optional<RmsNorm> feedForwardOutputNorm,
    Factor residual) {
  /**
   * The layer's output.
   *
   * @param x tokens by hidden size
   * @param selected whether only the tokens that predict something are asked for
   */
  NDArray apply(NDArray x, ForwardPass pass, boolean selected) {
    NDArray attended = attention.apply(attentionNorm.apply(x), pass, selected);
    NDArray middle = added(attended, attentionOutputNorm).addi(selected ? pass.select(x) : x);
    NDArray fed = feedForward.apply(feedForwardNorm.apply(middle), pass);
    return added(fed, feedForwardOutputNorm).addi(middle);
  }

  private NDArray added(NDArray output, Optional<RmsNorm> norm) {
    return residual.times(norm.isPresent() ? norm.get().apply(output) : output);
  }
}
