package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import java.util.OptionalInt;

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

  /**
   * All keys of a layer that the new tokens may see, these included; must be called in a scope.
   *
   * @param window number of latest tokens that a token sees; older ones are not kept
   */
  NDArray keys(int layer, OptionalInt window, NDArray added) {
    return append(keys, layer, window, added);
  }

  /** The same of values. */
  NDArray values(int layer, OptionalInt window, NDArray added) {
    return append(values, layer, window, added);
  }

  private static NDArray append(NDArray[] kept, int layer, OptionalInt window, NDArray added) {
    NDArray before = kept[layer];
    NDArray all = before == null ? added : before.concat(added, 0);
    NDArray next = latest(all, window);
    if (next != null) {
      NDScope.unregister(next);
    }
    if (before != null) {
      before.close();
    }
    kept[layer] = next;
    return all;
  }

  /** What the token after these sees besides itself; null for nothing. */
  private static NDArray latest(NDArray all, OptionalInt window) {
    long count = all.getShape().get(0);
    long most = window.isPresent() ? window.getAsInt() - 1L : count;
    if (most == 0) {
      return null;
    }
    return count <= most ? all : all.get(new NDIndex("{}:", count - most)).duplicate();
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
