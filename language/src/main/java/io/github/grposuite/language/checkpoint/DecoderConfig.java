package io.github.grposuite.language.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A decoder language model, from its config.json.
 *
 * @param architecture its name; what it computes is in {@code capabilities}
 * @param vocabSize tokens that have an embedding
 * @param hiddenSize of the residual stream
 * @param intermediateSize of the feed-forward block
 * @param layers number of decoder layers
 * @param heads attention heads for queries; a multiple of {@code keyValueHeads}
 * @param keyValueHeads attention heads for keys and values
 * @param headDim size of a head, even; {@code heads · headDim} need not be {@code hiddenSize}
 * @param rmsNormEps added to the mean square
 * @param maxPositions longest sequence the model was made for
 * @param tiedEmbeddings whether the output layer is the embedding
 * @param activation of the feed-forward block
 * @param capabilities what it computes beyond these sizes
 * @param bosToken first token of a text, if any
 * @param eosTokens tokens that end a text; the first is the one to append
 * @param padToken padding, if any
 */
public record DecoderConfig(
    Architecture architecture,
    int vocabSize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headDim,
    double rmsNormEps,
    int maxPositions,
    boolean tiedEmbeddings,
    Activation activation,
    Capabilities capabilities,
    OptionalInt bosToken,
    List<Integer> eosTokens,
    OptionalInt padToken) {

  /** Copies the list, and checks that attention is stated for every layer. */
  public DecoderConfig {
    eosTokens = List.copyOf(eosTokens);
    if (capabilities.attention().size() != layers) {
      throw new IllegalArgumentException(
          "attention must be stated for each of "
              + layers
              + " layers, but is for "
              + capabilities.attention().size());
    }
  }

  /**
   * Reads a config.json of transformers 4 or 5.
   *
   * @throws CheckpointException if it is missing, or describes a model that cannot be loaded
   */
  public static DecoderConfig read(Path file) {
    return new ConfigReader(file).config();
  }

  /** The same model with an output layer that is not its embedding. */
  DecoderConfig withOwnOutputLayer() {
    return new DecoderConfig(
        architecture,
        vocabSize,
        hiddenSize,
        intermediateSize,
        layers,
        heads,
        keyValueHeads,
        headDim,
        rmsNormEps,
        maxPositions,
        false,
        activation,
        capabilities,
        bosToken,
        eosTokens,
        padToken);
  }

  /** Values of all heads of queries. */
  public int querySize() {
    return heads * headDim;
  }

  /** Values of all heads of keys, or of values. */
  public int keyValueSize() {
    return keyValueHeads * headDim;
  }
}
