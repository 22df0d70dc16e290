package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Keeps the layers' inputs only, and computes each layer again when its gradient is asked for
 * (gradient checkpointing, Chen et al. 2016): the memory of one layer, for another forward pass.
 */
final class LayerRecording implements Recording {
  private final DecoderModel model;
  private final GradientCollector collector;
  private final ForwardPass pass;
  private final IntFunction<Adapter> adapters;
  private final int lowest;
  private final List<NDArray> inputs = new ArrayList<>();
  private final NDArray output;

  /**
   * Runs the layers without recording.
   *
   * @param x the input of the first of them
   * @param lowest the lowest layer with an update
   * @param pass with an adapter that is not recorded
   * @param adapters of a layer, recorded; made in the scope that is open
   */
  LayerRecording(
      DecoderModel model,
      GradientCollector collector,
      NDArray x,
      int from,
      int lowest,
      ForwardPass pass,
      IntFunction<Adapter> adapters) {
    this.model = model;
    this.collector = collector;
    this.pass = pass;
    this.adapters = adapters;
    this.lowest = lowest;
    NDArray hidden = model.layers(x, from, lowest, pass);
    for (int layer = lowest; layer < model.config().layers(); layer++) {
      inputs.add(hidden);
      hidden = model.layers(hidden, layer, layer + 1, pass);
    }
    this.output = model.normalize(hidden);
  }

  @Override
  public NDArray normalized() {
    return output;
  }

  @Override
  public void backward(NDArray upstream, float[] gradient) {
    NDArray below = upstream;
    for (int layer = model.config().layers() - 1; layer >= lowest; layer--) {
      NDArray next;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        next = backward(layer, below, gradient);
        NDScope.unregister(next);
      }
      NDScope.register(next);
      below = next;
    }
  }

  /** The gradient with respect to a layer's input. */
  private NDArray backward(int layer, NDArray upstream, float[] gradient) {
    NDArray x = inputs.remove(layer - lowest);
    x.setRequiresGradient(layer > lowest);
    Adapter adapter = adapters.apply(layer);
    NDArray y = model.layer(x, layer, pass.with(adapter));
    if (layer == model.config().layers() - 1) {
      y = model.normalize(y);
    }
    collector.backward(y.mul(upstream).sum());
    adapter.addGradient(gradient);
    return layer > lowest ? x.getGradient() : upstream;
  }
}
