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
        float[] table = forward(part.in(items), packed, weights, false).toFloatArray();
        collect(part, packed, table, result);
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
    if (layout.settings().dropout() > 0) {
      Engine.getEngine(EngineLibraries.PYTORCH)
          .setRandomSeed((int) (dropoutSeed ^ dropoutSeed >>> 32));
    }
    for (EncodingPart part : EncodingPart.of(items, partTokens)) {
      accumulate(part, items, upstream, gradient, result);
    }
    return result;
  }

  private void accumulate(
      EncodingPart part,
      List<Continuations> items,
      UpstreamGradient upstream,
      float[] gradient,
      double[][] result) {
    try (NDScope scope = new NDScope();
        GradientCollector collector =
            Engine.getEngine(EngineLibraries.PYTORCH).newGradientCollector()) {
      scope.suppressNotUsedWarning();
      PackedSequence packed = PackedSequence.of(part.in(items));
      // A copy for each part, so that no gradient is left over for the next one.
      NDArray theta = weights.duplicate();
      theta.setRequiresGradient(true);
      NDArray table = forward(part.in(items), packed, theta, true);
      float[] values = table.toFloatArray();
      collect(part, packed, values, result);
      upstream.known(part.from(), Arrays.copyOfRange(result, part.from(), part.to()));
      float[] factors = new float[values.length];
      for (int i = part.from(); i < part.to(); i++) {
        packed.spread(i - part.from(), upstream.of(i, result[i]), factors);
      }
      collector.backward(table.mul(manager.create(factors, table.getShape())).sum());
      float[] added = theta.getGradient().toFloatArray();
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += added[j];
      }
    }
  }

  /** Log-probabilities of the targets, rows by columns. */
  private NDArray forward(
      List<Continuations> items, PackedSequence packed, NDArray theta, boolean training) {
    Adapter adapter = new Adapter(layout, theta, training);
    ForwardPass pass = model.pass(packed, Optional.of(adapter));
    int from = prefix.map(FrozenPrefix::layers).orElse(0);
    NDArray below = prefix.isPresent() ? prefix.get().read(items, manager) : model.embed(packed);
    NDArray hidden = model.layers(below, from, model.config().layers(), pass);
    return model.targetLogProbabilities(hidden, packed);
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
