package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.grposuite.language.adapter.TargetModule;

/**
 * A gated feed-forward block.
 *
 * @param gate the gate's activation
 */
record FeedForward(LayerMaps maps, Gate gate) {
  NDArray apply(NDArray x, ForwardPass pass) {
    NDArray hidden;
    if (maps.has(TargetModule.GATE_UP_PROJ)) {
      NDArray both = maps.apply(TargetModule.GATE_UP_PROJ, x, pass);
      NDList halves = both.split(new long[] {both.getShape().get(1) / 2}, 1);
      hidden = gate.apply(halves.get(0)).mul(halves.get(1));
    } else {
      NDArray gated = gate.apply(maps.apply(TargetModule.GATE_PROJ, x, pass));
      hidden = gated.mul(maps.apply(TargetModule.UP_PROJ, x, pass));
    }
    return maps.apply(TargetModule.DOWN_PROJ, hidden, pass);
  }
}
