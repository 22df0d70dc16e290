package io.github.grposuite.language.model;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import io.github.grposuite.language.cache.EngineLibraries;
import io.github.grposuite.language.checkpoint.Capabilities;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.LayerAttention;
import io.github.grposuite.language.checkpoint.Rope;
import io.github.grposuite.language.checkpoint.TensorNames;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The frozen weights of a checkpoint, and the forward pass in 32 bits. */
public final class DecoderModel implements AutoCloseable {
  private final DecoderConfig config;
  private final NDManager manager;
  private final NDArray embedding;
  private final Factor embeddingScale;
  private final List<DecoderLayer> layers;
  private final RmsNorm norm;
  private final LinearLayer head;
  private final Factor logitsScale;
  private final SoftCap logitsCap;
  private final Map<Rope, RotaryTable> rotaries = new HashMap<>();

  private DecoderModel(Checkpoint checkpoint, NDManager manager, TensorReader reader) {
    this.config = checkpoint.config();
    this.manager = manager;
    LayerLoader loader = new LayerLoader(config, reader, manager);
    this.embedding = reader.read(TensorNames.EMBEDDING);
    Capabilities capabilities = config.capabilities();
    this.embeddingScale = Factor.of(capabilities.multipliers().embedding(), manager);
    this.layers = IntStream.range(0, config.layers()).mapToObj(loader::layer).toList();
    this.norm = loader.norm(TensorNames.NORM);
    this.head = LinearLayer.of(config.tiedEmbeddings() ? embedding : reader.read(TensorNames.HEAD));
    this.logitsScale = Factor.of(capabilities.multipliers().logits(), manager);
    this.logitsCap = SoftCap.of(capabilities.caps().logits(), manager);
    for (LayerAttention layer : capabilities.attention()) {
      rotaries.computeIfAbsent(layer.rope(), rope -> new RotaryTable(rope, config.headDim()));
    }
  }

  /**
   * Reads the weights of a checkpoint folder.
   *
   * @throws CheckpointException if the memory is too small for them
   */
  public static DecoderModel load(Checkpoint checkpoint) {
    EngineLibraries.loadPyTorch();
    NDManager manager = NDManager.newBaseManager(Device.cpu(), EngineLibraries.PYTORCH);
    try {
      return new DecoderModel(checkpoint, manager, new TensorReader(checkpoint, manager));
    } catch (EngineException e) {
      manager.close();
      throw new CheckpointException(
          checkpoint.folder()
              + ": the engine cannot load it ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "); model describe says how much memory its weights need");
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** The shape of the model. */
  public DecoderConfig config() {
    return config;
  }

  /** Threads that the engine computes one operation with. */
  public int threads() {
    return ai.djl.pytorch.jni.JniUtils.getNumThreads();
  }

  NDManager manager() {
    return manager;
  }

  /** What the layers share for these tokens; belongs to the scope that is open. */
  ForwardPass pass(PackedSequence packed, Optional<Adapter> adapter) {
    return pass(packed, adapter, Optional.empty());
  }

  /**
   * As {@link #pass(PackedSequence, Optional)}, for tokens that follow those in the cache. All of
   * them see those, so there must be one item, and one token unless the cache is empty.
   */
  ForwardPass pass(
      PackedSequence packed, Optional<Adapter> adapter, Optional<KeyValueCache> cache) {
    return new ForwardPass(manager, config.capabilities(), rotaries, packed, adapter, cache);
  }

  /** The embedded tokens, tokens by hidden size. */
  NDArray embed(PackedSequence packed) {
    checkVocabulary(packed.tokens());
    NDArray tokens = manager.create(ForwardPass.toLong(packed.tokens()));
    NDArray x =
        embedding
            .getNDArrayInternal()
            .embedding(tokens, embedding, SparseFormat.DENSE)
            .singletonOrThrow();
    return embeddingScale.times(x);
  }

  private void checkVocabulary(int[] tokens) {
    for (int token : tokens) {
      if (token < 0 || token >= config.vocabSize()) {
        throw new PromptException(
            "token ids must be below the model's vocab_size "
                + config.vocabSize()
                + ", but one is "
                + token
                + "; tokenizer.json is of another model");
      }
    }
  }

  /**
   * Runs layers {@code from} to {@code to}, the latter excluded. Of the last layer of the model
   * only the tokens that predict something are computed.
   */
  NDArray layers(NDArray x, int from, int to, ForwardPass pass) {
    NDArray hidden = x;
    boolean selects = pass.selects();
    for (int layer = from; layer < to; layer++) {
      NDArray next;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        next = layers.get(layer).apply(hidden, pass, selects && layer == config.layers() - 1);
        NDScope.unregister(next);
      }
      NDScope.register(next);
      hidden = next;
    }
    return hidden;
  }

  /**
   * Scores of the token that follows a text, one a token of the vocabulary, by the model without an
   * adapter.
   */
  public float[] nextTokenLogits(int[] tokens) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      PackedSequence packed =
          PackedSequence.of(List.of(new Continuations(tokens, new int[][] {{0}})));
      return logits(encode(packed, Optional.empty())).toFloatArray();
    }
  }

  /** The normalised hidden states of the tokens that predict something. */
  NDArray encode(PackedSequence packed, Optional<Adapter> adapter) {
    return normalize(layers(embed(packed), 0, config.layers(), pass(packed, adapter)));
  }

  /** The hidden state after the last norm. */
  NDArray normalize(NDArray hidden) {
    return norm.apply(hidden);
  }

  /**
   * Log-probabilities of what the packed items ask for, rows by columns, from the last layer's
   * output.
   */
  NDArray targetLogProbabilities(NDArray hidden, PackedSequence packed) {
    int[][] targets = packed.targets();
    long[] flat = new long[targets.length * packed.columns()];
    int next = 0;
    for (int[] row : targets) {
      checkVocabulary(row);
      for (int token : row) {
        flat[next++] = token;
      }
    }
    NDArray table = manager.create(flat, new Shape(targets.length, packed.columns()));
    return logits(normalize(hidden)).logSoftmax(-1).gather(table, 1);
  }

  /** Scores of all tokens of the vocabulary. */
  NDArray logits(NDArray normalized) {
    return logitsCap.apply(logitsScale.divides(head.apply(normalized)));
  }

  @Override
  public void close() {
    manager.close();
  }
}
