package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/** The engine records all layers. */
final class WholeRecording implements Recording {
  private final GradientCollector collector;
  private final Adapter adapter;
  private final NDArray output;

  /**
   * Runs the layers.
   *
   * @param x the input of the first of them
   * @param adapter one that is recorded
   * @param pass with that adapter
   */
  WholeRecording(
      DecoderModel model,
      GradientCollector collector,
      NDArray x,
      int from,
      Adapter adapter,
      ForwardPass pass) {
    this.collector = collector;
    this.adapter = adapter;
    this.output = model.normalize(model.layers(x, from, model.config().layers(), pass));
  }

  @Override
  public NDArray normalized() {
    return output.stopGradient();
  }

  @Override
  public void backward(NDArray upstream, float[] gradient) {
    collector.backward(output.mul(upstream).sum());
    adapter.addGradient(gradient);
  }
}
