package io.github.grposuite.language.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A frozen model with a trainable adapter. */
public final class LanguagePolicy implements TrainablePolicy, AutoCloseable {
  private final DecoderModel model;
  private final LoraLayout layout;
  private final NDManager manager;
  private NDArray weights;
  private final int partTokens;

  /**
   * A policy.
   *
   * @param start the adapter's values
   * @param partTokens tokens encoded at a time while gradients are recorded; memory is in
   *     proportion to it
   */
  public LanguagePolicy(DecoderModel model, LoraLayout layout, float[] start, int partTokens) {
    this.model = model;
    this.layout = layout;
    this.manager = model.manager().newSubManager();
    this.weights = trainable(layout.check(start));
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
    NDArray replaced = weights;
    weights = trainable(layout.check(values));
    replaced.close();
  }

  /** A new array; writing into one makes the engine warn on standard error. */
  private NDArray trainable(float[] values) {
    NDArray array = manager.create(values);
    array.setRequiresGradient(true);
    return array;
  }

  @Override
  public double[][] logProbabilities(List<Continuations> items) {
    double[][] result = new double[items.size()][];
    for (Part part : parts(items)) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        Layout tokens = Layout.of(part.of(items));
        float[] table = forward(tokens, false).toFloatArray();
        part.collect(tokens, table, result);
      }
    }
    return result;
  }

  @Override
  public double[][] accumulate(
      List<Continuations> items, Seeding seeding, float[] gradient, long dropoutSeed) {
    layout.check(gradient);
    double[][] result = new double[items.size()][];
    if (layout.settings().dropout() > 0) {
      Engine.getEngine("PyTorch").setRandomSeed((int) (dropoutSeed ^ dropoutSeed >>> 32));
    }
    for (Part part : parts(items)) {
      accumulate(part, items, seeding, gradient, result);
    }
    return result;
  }

  private void accumulate(
      Part part, List<Continuations> items, Seeding seeding, float[] gradient, double[][] result) {
    try (NDScope scope = new NDScope();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      scope.suppressNotUsedWarning();
      Layout tokens = Layout.of(part.of(items));
      NDArray table = forward(tokens, true);
      float[] values = table.toFloatArray();
      part.collect(tokens, values, result);
      float[] seeds = new float[values.length];
      for (int i = part.from(); i < part.to(); i++) {
        tokens.spread(i - part.from(), seeding.of(i, result[i]), seeds);
      }
      NDArray factors = manager.create(seeds, table.getShape());
      collector.backward(table.mul(factors).sum());
      NDArray sum = weights.getGradient();
      float[] added = sum.toFloatArray();
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += added[j];
      }
      sum.subi(sum);
    }
  }

  /** Log-probabilities of the targets, rows by columns. */
  private NDArray forward(Layout tokens, boolean training) {
    NDArray theta = training ? weights : weights.stopGradient();
    Adapter adapter = new Adapter(layout, theta, training);
    Pass pass = model.pass(tokens, Optional.of(adapter));
    NDArray hidden = model.layers(model.embed(tokens), 0, model.config().layers(), pass);
    return model.targetLogProbabilities(hidden, tokens);
  }

  /** Some consecutive items that are encoded together. */
  private record Part(int from, int to) {
    List<Continuations> of(List<Continuations> items) {
      return items.subList(from, to);
    }

    void collect(Layout tokens, float[] table, double[][] result) {
      for (int i = from; i < to; i++) {
        result[i] = tokens.sums(i - from, table);
      }
    }
  }

  private List<Part> parts(List<Continuations> items) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int tokens = 0;
    for (int i = 0; i < items.size(); i++) {
      int more = items.get(i).encodedTokens();
      if (i > from && tokens + more > partTokens) {
        parts.add(new Part(from, i));
        from = i;
        tokens = 0;
      }
      tokens += more;
    }
    if (from < items.size()) {
      parts.add(new Part(from, items.size()));
    }
    return parts;
  }

  @Override
  public void close() {
    manager.close();
  }
}
