package io.github.grposuite.language.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of a decoder language model, from its config.json.
 *
 * @param architecture which decides on normalisation and the scale of embeddings
 * @param vocabSize tokens that have an embedding
 * @param hiddenSize of the residual stream
 * @param intermediateSize of the feed-forward block
 * @param layers number of decoder layers
 * @param heads attention heads for queries; a multiple of {@code keyValueHeads}
 * @param keyValueHeads attention heads for keys and values
 * @param headDim size of a head, even; {@code heads · headDim} need not be {@code hiddenSize}
 * @param rmsNormEps added to the mean square
 * @param ropeTheta the base of rotary position embeddings
 * @param ropeScaling how they are stretched
 * @param maxPositions longest sequence the model was made for
 * @param tiedEmbeddings whether the output layer is the embedding
 * @param activation of the feed-forward block
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
    double ropeTheta,
    RopeScaling ropeScaling,
    int maxPositions,
    boolean tiedEmbeddings,
    Activation activation,
    OptionalInt bosToken,
    List<Integer> eosTokens,
    OptionalInt padToken) {

  /** Copies the list. */
  public DecoderConfig {
    eosTokens = List.copyOf(eosTokens);
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
        ropeTheta,
        ropeScaling,
        maxPositions,
        false,
        activation,
        bosToken,
        eosTokens,
        padToken);
  }

  /** What multiplies the embeddings: √hiddenSize for Gemma, 1 otherwise. */
  public double embeddingScale() {
    return switch (architecture) {
      case LLAMA -> 1;
      case GEMMA -> Math.sqrt(hiddenSize);
    };
  }

  /** The inverse frequencies of rotary position embeddings, {@code headDim / 2} of them. */
  public double[] inverseFrequencies() {
    double[] frequencies = new double[headDim / 2];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = ropeScaling.scale(Math.pow(ropeTheta, -2.0 * i / headDim));
    }
    return frequencies;
  }
}
