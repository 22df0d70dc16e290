package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How an epoch is cut into batches, and a batch into micro-batches. The order of epoch k is a
 * permutation from the stream (seed, "epoch k"). The last batch of an epoch has what is left. A
 * batch of r examples is cut, in order, into min(r, {@code microBatches}) parts whose sizes differ
 * by at most one, the larger ones first.
 *
 * @param batch examples an update, a multiple of {@code microBatches}
 * @param microBatches parts whose gradients are averaged
 */
public record Batches(int batch, int microBatches) {
  /** Checks that a batch can be cut evenly. */
  public Batches {
    Checks.atLeast("batch", 1, batch);
    Checks.atLeast("micro_batches", 1, microBatches);
    if (batch % microBatches != 0) {
      throw new IllegalArgumentException(
          "batch must be a multiple of micro_batches, "
              + microBatches
              + ", but was "
              + batch
              + "; change one of the two");
    }
  }

  /** The order of an epoch's examples, by their indices. */
  public static int[] order(int examples, long seed, int epoch) {
    int[] order = new int[examples];
    Arrays.setAll(order, i -> i);
    RandomKind.SPLITTABLE.open(seed).stream("epoch " + epoch).shuffle(order);
    return order;
  }

  /** The micro-batches of the batch that begins at {@code first} of an epoch's order. */
  List<int[]> cut(int[] order, int first) {
    int count = Math.min(batch, order.length - first);
    int parts = Math.min(count, microBatches);
    List<int[]> cut = new ArrayList<>();
    int from = first;
    for (int part = 0; part < parts; part++) {
      int to = from + count / parts + (part < count % parts ? 1 : 0);
      cut.add(Arrays.copyOfRange(order, from, to));
      from = to;
    }
    return cut;
  }
}
