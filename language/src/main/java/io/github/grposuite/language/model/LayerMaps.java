package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import io.github.grposuite.language.adapter.TargetModule;
import java.util.Map;

/**
 * A layer's linear maps.
 *
 * @param layer its index
 */
record LayerMaps(int layer, Map<TargetModule, LinearLayer> maps) {
  /** A map with its update, an array of its own. */
  NDArray apply(TargetModule target, NDArray x, ForwardPass pass) {
    return pass.apply(maps.get(target), layer, target, x);
  }

  boolean has(TargetModule target) {
    return maps.containsKey(target);
  }
}
