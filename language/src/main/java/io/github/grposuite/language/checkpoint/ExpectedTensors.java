package io.github.grposuite.language.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tensors that a model of some shape consists of. */
public final class ExpectedTensors {
  private static final int MOST_NAMED = 5;

  /** Constants that old versions of transformers saved; they follow from config.json. */
  private static final Pattern DERIVED =
      Pattern.compile("model\\.layers\\.\\d+\\.self_attn\\.rotary_emb\\.inv_freq");

  private final Map<String, List<Long>> shapes;
  private final Optional<List<Long>> redundantHead;

  private ExpectedTensors(Map<String, List<Long>> shapes, Optional<List<Long>> redundantHead) {
    this.shapes = Collections.unmodifiableMap(shapes);
    this.redundantHead = redundantHead;
  }

  /** Those of a model. */
  public static ExpectedTensors of(DecoderConfig config) {
    List<Long> embedding = List.of((long) config.vocabSize(), (long) config.hiddenSize());
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put(TensorNames.EMBEDDING, embedding);
    for (int layer = 0; layer < config.layers(); layer++) {
      addLayer(config, new TensorNames(layer), shapes);
    }
    shapes.put(TensorNames.NORM, List.of((long) config.hiddenSize()));
    if (!config.tiedEmbeddings()) {
      shapes.put(TensorNames.HEAD, embedding);
    }
    return new ExpectedTensors(
        shapes, config.tiedEmbeddings() ? Optional.of(embedding) : Optional.empty());
  }

  private static void addLayer(
      DecoderConfig config, TensorNames names, Map<String, List<Long>> shapes) {
    Capabilities capabilities = config.capabilities();
    Biases biases = capabilities.biases();
    int hidden = config.hiddenSize();
    int queries = config.querySize();
    int keys = config.keyValueSize();
    boolean outputNorms = capabilities.outputNorms();
    shapes.put(names.attentionNorm(), List.of((long) hidden));
    if (capabilities.fused()) {
      addMap(shapes, names.path("self_attn.qkv_proj"), queries + 2 * keys, hidden, false);
    } else {
      addMap(shapes, names.path("self_attn.q_proj"), queries, hidden, biases.queryKeyValue());
      addMap(shapes, names.path("self_attn.k_proj"), keys, hidden, biases.queryKeyValue());
      addMap(shapes, names.path("self_attn.v_proj"), keys, hidden, biases.queryKeyValue());
    }
    if (capabilities.queryKeyNorms()) {
      shapes.put(names.queryNorm(), List.of((long) config.headDim()));
      shapes.put(names.keyNorm(), List.of((long) config.headDim()));
    }
    addMap(shapes, names.path("self_attn.o_proj"), hidden, queries, biases.output());
    if (outputNorms) {
      shapes.put(names.attentionOutputNorm(), List.of((long) hidden));
    }
    shapes.put(names.feedForwardNorm(outputNorms), List.of((long) hidden));
    addFeedForward(config, names, shapes);
    if (outputNorms) {
      shapes.put(names.feedForwardOutputNorm(), List.of((long) hidden));
    }
  }

  private static void addFeedForward(
      DecoderConfig config, TensorNames names, Map<String, List<Long>> shapes) {
    int hidden = config.hiddenSize();
    int intermediate = config.intermediateSize();
    boolean bias = config.capabilities().biases().feedForward();
    if (config.capabilities().fused()) {
      addMap(shapes, names.path("mlp.gate_up_proj"), 2 * intermediate, hidden, false);
    } else {
      addMap(shapes, names.path("mlp.gate_proj"), intermediate, hidden, bias);
      addMap(shapes, names.path("mlp.up_proj"), intermediate, hidden, bias);
    }
    addMap(shapes, names.path("mlp.down_proj"), hidden, intermediate, bias);
  }

  private static void addMap(
      Map<String, List<Long>> shapes, String path, long outputs, long inputs, boolean biased) {
    shapes.put(path + ".weight", List.of(outputs, inputs));
    if (biased) {
      shapes.put(path + ".bias", List.of(outputs));
    }
  }

  /** Their shapes by name, in the order of the forward pass. */
  public Map<String, List<Long>> shapes() {
    return shapes;
  }

  /**
   * Fails unless exactly these tensors are there, in these shapes and in types that can be read.
   * Left out of account: a tied output layer that is stored all the same, and rotary frequencies.
   */
  void check(CheckpointWeights weights) {
    List<String> missing =
        shapes.keySet().stream().filter(name -> !weights.tensors().containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new CheckpointException(
          weights.where()
              + ": lacks "
              + named(missing)
              + " of the "
              + shapes.size()
              + " tensors that config.json calls for; give the model's own config.json and"
              + " weights"
              + (missing.equals(List.of(TensorNames.HEAD))
                  ? ", or set tie_word_embeddings to true if the output layer is the embedding"
                  : ""));
    }
    List<String> unknown = new ArrayList<>();
    for (TensorInfo tensor : weights.tensors().values()) {
      List<Long> expected = shapes.get(tensor.name());
      if (expected == null && tensor.name().equals(TensorNames.HEAD)) {
        expected = redundantHead.orElse(null);
      }
      if (expected != null) {
        check(weights, tensor, expected);
      } else if (!DERIVED.matcher(tensor.name()).matches()) {
        unknown.add(tensor.name());
      }
    }
    if (!unknown.isEmpty()) {
      throw new CheckpointException(
          weights.where()
              + ": has "
              + named(unknown)
              + ", which config.json does not call for; give the model's own config.json and"
              + " weights (an adapter must be merged first)");
    }
  }

  private static void check(CheckpointWeights weights, TensorInfo tensor, List<Long> expected) {
    String where = weights.file(tensor.name()) + ": tensor \"" + tensor.name() + "\"";
    if (!tensor.shape().equals(expected)) {
      throw new CheckpointException(
          where
              + " must have the shape "
              + expected
              + " by config.json, but has "
              + tensor.shape()
              + "; give the model's own config.json and weights");
    }
    if (!tensor.type().readable()) {
      throw new CheckpointException(
          where
              + " must be one of "
              + TensorType.readables()
              + ", but is "
              + tensor.type()
              + "; export the checkpoint in one of these types");
    }
  }

  private static String named(List<String> names) {
    String text = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return names.size() <= MOST_NAMED
        ? text
        : text + " and " + (names.size() - MOST_NAMED) + " more";
  }
}
