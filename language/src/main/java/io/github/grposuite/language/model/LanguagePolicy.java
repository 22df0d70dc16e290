package io.github.grposuite.language.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.cache.EngineLibraries;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A frozen model with a trainable adapter. */
public final class LanguagePolicy implements TrainablePolicy, AutoCloseable {
  /** Between the dropout seeds of items; a layer's is one more than that of the layer below. */
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private final DecoderModel model;
  private final LoraLayout layout;
  private final NDManager manager;
  private final Optional<FrozenPrefix> prefix;
  private final int partTokens;
  private NDArray weights;

  /**
   * A policy.
   *
   * @param start the adapter's values
   * @param prefix the states below the adapter's lowest layer, of all items that will be used;
   *     empty to compute them each time
   * @param partTokens tokens encoded at a time while gradients are recorded; memory is in
   *     proportion to it
   */
  public LanguagePolicy(
      DecoderModel model,
      LoraLayout layout,
      float[] start,
      Optional<FrozenPrefix> prefix,
      int partTokens) {
    if (prefix.isPresent() && prefix.get().layers() > layout.lowestLayer()) {
      throw new IllegalArgumentException(
          "the cached states must be those below layer "
              + layout.lowestLayer()
              + ", the adapter's lowest, but are those of "
              + prefix.get().layers()
              + " layers");
    }
    this.model = model;
    this.layout = layout;
    this.manager = model.manager().newSubManager();
    this.weights = manager.create(layout.check(start));
    this.prefix = prefix;
    this.partTokens = partTokens;
  }

  @Override
  public int size() {
    return layout.size();
  }

  @Override
  public float[] weights() {
    return weights.toFloatArray();
  }

  @Override
  public void setWeights(float[] values) {
    NDArray next = manager.create(layout.check(values));
    weights.close();
    weights = next;
  }

  @Override
  public double[][] logProbabilities(List<Continuations> items) {
    double[][] result = new double[items.size()][];
    for (EncodingPart part : EncodingPart.of(items, partTokens)) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        PackedSequence packed = PackedSequence.of(part.in(items));
        Adapter adapter = Adapter.frozen(layout, weights, false);
        ForwardPass pass = model.pass(packed, Optional.of(adapter));
        int layers = model.config().layers();
        NDArray hidden = model.layers(below(part.in(items), packed), from(), layers, pass);
        collect(
            part, packed, model.head().logProbabilities(model.normalize(hidden), packed), result);
      }
    }
    return result;
  }

  @Override
  public boolean encodesTogether(List<Continuations> items) {
    return EncodingPart.of(items, partTokens).size() <= 1;
  }

  @Override
  public double[][] accumulate(
      List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed) {
    layout.check(gradient);
    double[][] result = new double[items.size()][];
    for (EncodingPart part : EncodingPart.of(items, partTokens)) {
      accumulate(part, items, upstream, gradient, dropoutSeed + STRIDE * part.from(), result);
    }
    return result;
  }

  private void accumulate(
      EncodingPart part,
      List<Continuations> items,
      UpstreamGradient upstream,
      float[] gradient,
      long dropoutSeed,
      double[][] result) {
    try (NDScope scope = new NDScope();
        GradientCollector collector =
            Engine.getEngine(EngineLibraries.PYTORCH).newGradientCollector()) {
      scope.suppressNotUsedWarning();
      PackedSequence packed = PackedSequence.of(part.in(items));
      Recording recording = record(part.in(items), packed, collector, dropoutSeed);
      HeadGradient head = model.head().withGradient(recording.normalized(), packed);
      float[] values = head.values();
      collect(part, packed, values, result);
      upstream.known(part.from(), Arrays.copyOfRange(result, part.from(), part.to()));
      float[] factors = new float[values.length];
      for (int i = part.from(); i < part.to(); i++) {
        packed.spread(i - part.from(), upstream.of(i, result[i]), factors);
      }
      recording.backward(head.of(factors), gradient);
    }
  }

  private Recording record(
      List<Continuations> items,
      PackedSequence packed,
      GradientCollector collector,
      long dropoutSeed) {
    NDArray x = below(items, packed);
    boolean byLayer = model.recomputes();
    Adapter adapter =
        byLayer ? Adapter.frozen(layout, weights, true) : Adapter.recorded(layout, weights);
    ForwardPass pass = model.pass(packed, Optional.of(adapter));
    if (layout.settings().dropout() > 0) {
      pass = pass.with((ForwardPass.Dropout) layer -> seed(dropoutSeed + layer));
    }
    return byLayer
        ? new LayerRecording(
            model,
            collector,
            x,
            from(),
            layout.lowestLayer(),
            pass,
            layer -> Adapter.recorded(layout, layer, weights))
        : new WholeRecording(model, collector, x, from(), adapter, pass);
  }

  private static void seed(long seed) {
    Engine.getEngine(EngineLibraries.PYTORCH).setRandomSeed((int) (seed ^ seed >>> 32));
  }

  /** The first layer that is computed. */
  private int from() {
    return prefix.map(FrozenPrefix::layers).orElse(0);
  }

  /** Its input. */
  private NDArray below(List<Continuations> items, PackedSequence packed) {
    return prefix.isPresent() ? prefix.get().read(items, manager) : model.embed(packed);
  }

  private static void collect(
      EncodingPart part, PackedSequence packed, float[] table, double[][] result) {
    for (int i = part.from(); i < part.to(); i++) {
      result[i] = packed.sums(i - part.from(), table);
    }
  }

  @Override
  public void close() {
    manager.close();
    prefix.ifPresent(FrozenPrefix::close);
  }
}
