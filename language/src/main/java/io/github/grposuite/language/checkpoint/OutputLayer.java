package io.github.grposuite.language.checkpoint;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The output layer, where config.json ties it to the embedding and the weights say otherwise; as
 * transformers 5 reconciles them (modeling_utils.py, tie_weights).
 *
 * @param config with the tie that holds
 * @param note what was reconciled, in a sentence
 */
record OutputLayer(DecoderConfig config, Optional<String> note) {
  private static final int BLOCK = 4 << 20;

  /** An output layer that is stored without the embedding stands for it. */
  static Optional<String> nameEmbedding(DecoderConfig config, CheckpointWeights weights) {
    if (!config.tiedEmbeddings()
        || weights.tensors().containsKey(TensorNames.EMBEDDING)
        || !weights.tensors().containsKey(TensorNames.HEAD)) {
      return Optional.empty();
    }
    weights.rename(TensorNames.HEAD, TensorNames.EMBEDDING);
    return Optional.of(
        TensorNames.EMBEDDING
            + " is not stored; "
            + TensorNames.HEAD
            + " is used for it, since config.json ties the two");
  }

  /** An output layer with values of its own is used, whatever config.json says. */
  static OutputLayer of(DecoderConfig config, CheckpointWeights weights) {
    TensorInfo head = weights.tensors().get(TensorNames.HEAD);
    if (!config.tiedEmbeddings() || head == null || sameAsEmbedding(head, weights)) {
      return new OutputLayer(config, Optional.empty());
    }
    return new OutputLayer(
        config.withOwnOutputLayer(),
        Optional.of(
            TensorNames.HEAD
                + " differs from the embedding and is used, though config.json ties the two"
                + " (transformers 5 does so; transformers 4 uses the embedding)"));
  }

  private static boolean sameAsEmbedding(TensorInfo head, CheckpointWeights weights) {
    ByteBuffer own = ByteBuffer.allocate(BLOCK);
    ByteBuffer embedding = ByteBuffer.allocate(BLOCK);
    long values = head.elements();
    for (long first = 0; first < values; first += BLOCK / Float.BYTES) {
      int bytes = (int) Math.min(BLOCK, (values - first) * Float.BYTES);
      weights.read(TensorNames.HEAD, first, own.clear().limit(bytes));
      weights.read(TensorNames.EMBEDDING, first, embedding.clear().limit(bytes));
      if (!own.flip().equals(embedding.flip())) {
        return false;
      }
    }
    return true;
  }
}
