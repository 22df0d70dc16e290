package io.github.grposuite.language.model;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.grposuite.language.cache.EngineLibraries;
import io.github.grposuite.language.checkpoint.Capabilities;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.LayerAttention;
import io.github.grposuite.language.checkpoint.Rope;
import io.github.grposuite.language.checkpoint.TensorNames;
import io.github.grposuite.language.policy.Continuations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The frozen weights of a checkpoint, and the forward pass in 32 bits. */
public final class DecoderModel implements AutoCloseable {
  private final DecoderConfig config;
  private final NDManager manager;
  private final Embedding embedding;
  private final Factor embeddingScale;
  private final List<DecoderLayer> layers;
  private final RmsNorm norm;
  private final Head head;
  private final Map<Rope, RotaryTable> rotaries = new HashMap<>();
  private final Optional<StoredMaps> stored;
  private final boolean recomputes;

  private DecoderModel(
      Checkpoint checkpoint, NDManager manager, TensorReader reader, Placement placement) {
    this.config = checkpoint.config();
    this.manager = manager;
    Holding holding = Holding.of(checkpoint.tensors().values(), placement, Memory.bytes());
    this.stored =
        holding.byLayer() ? Optional.of(new StoredMaps(checkpoint, manager)) : Optional.empty();
    this.recomputes = holding.recomputes();
    LayerLoader loader = new LayerLoader(config, reader, manager, stored);
    this.embedding = new Embedding(reader.read(TensorNames.EMBEDDING));
    Capabilities capabilities = config.capabilities();
    this.embeddingScale = Factor.of(capabilities.multipliers().embedding(), manager);
    this.layers = IntStream.range(0, config.layers()).mapToObj(loader::layer).toList();
    this.norm = loader.norm(TensorNames.NORM);
    this.head =
        Head.of(
            config.tiedEmbeddings() ? embedding.weight() : reader.read(TensorNames.HEAD),
            Factor.of(capabilities.multipliers().logits(), manager),
            SoftCap.of(capabilities.caps().logits(), manager));
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
    return load(checkpoint, Placement.usual());
  }

  /**
   * The same, placed as is asked for. The checkpoint must stay open.
   *
   * @throws CheckpointException if the memory is too small for the weights
   * @throws IllegalArgumentException if there is no such device
   */
  public static DecoderModel load(Checkpoint checkpoint, Placement placement) {
    NDManager manager =
        NDManager.newBaseManager(placement.device().resolve(), EngineLibraries.PYTORCH);
    try {
      return new DecoderModel(
          checkpoint, manager, new TensorReader(checkpoint, manager), placement);
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

  /** The device that computes, {@code cpu} or {@code gpu:0}. */
  public String device() {
    Device device = manager.getDevice();
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /**
   * What the last bits of numbers depend on besides the model: the threads, and the device if it is
   * no processor. For the keys of what is kept.
   */
  public String arithmetic() {
    return manager.getDevice().isGpu() ? threads() + " " + device() : Integer.toString(threads());
  }

  /** Whether gradients keep the inputs of layers alone. */
  boolean recomputes() {
    return recomputes;
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
    return embeddingScale.times(embedding.of(embedding.indices(packed.tokens())));
  }

  /**
   * Runs layers {@code from} to {@code to}, the latter excluded. Of the last layer of the model
   * only the tokens that predict something are computed.
   */
  NDArray layers(NDArray x, int from, int to, ForwardPass pass) {
    NDArray hidden = x;
    for (int layer = from; layer < to; layer++) {
      NDArray next;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        next = layer(hidden, layer, pass);
        NDScope.unregister(next);
      }
      NDScope.register(next);
      hidden = next;
    }
    return hidden;
  }

  /** Runs a layer; see {@link #layers}. */
  NDArray layer(NDArray x, int layer, ForwardPass pass) {
    pass.enter(layer);
    stored.ifPresent(maps -> maps.load(layer));
    return layers.get(layer).apply(x, pass, pass.selects() && layer == config.layers() - 1);
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
      return head.scores(encode(packed, Optional.empty())).toFloatArray();
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

  /** The output layer. */
  Head head() {
    return head;
  }

  @Override
  public void close() {
    manager.close();
  }
}
