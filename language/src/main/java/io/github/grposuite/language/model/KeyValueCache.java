package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * The keys, rotated, and values of the tokens encoded so far, by layer, so that one more token is
 * encoded without the earlier ones. Outlives the scopes of single passes; close it.
 */
final class KeyValueCache implements AutoCloseable {
  private final NDArray[] keys;
  private final NDArray[] values;

  KeyValueCache(int layers) {
    keys = new NDArray[layers];
    values = new NDArray[layers];
  }

  /** All keys of a layer, the new ones included; must be called in a scope. */
  NDArray keys(int layer, NDArray added) {
    return append(keys, layer, added);
  }

  /** All values of a layer, the new ones included; must be called in a scope. */
  NDArray values(int layer, NDArray added) {
    return append(values, layer, added);
  }

  private static NDArray append(NDArray[] kept, int layer, NDArray added) {
    NDArray before = kept[layer];
    NDArray all = before == null ? added : before.concat(added, 0);
    NDScope.unregister(all);
    if (before != null) {
      before.close();
    }
    kept[layer] = all;
    return all;
  }

  @Override
  public void close() {
    for (int layer = 0; layer < keys.length; layer++) {
      close(keys[layer]);
      close(values[layer]);
    }
  }

  private static void close(NDArray array) {
    if (array != null) {
      array.close();
    }
  }
}
