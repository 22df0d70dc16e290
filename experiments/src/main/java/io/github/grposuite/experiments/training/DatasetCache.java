package io.github.grposuite.experiments.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/** The last few data sets, so that the methods of a seed share theirs. */
final class DatasetCache<D extends Dataset> {
  private record Key<D extends Dataset>(DataPlan<D> plan, long seed) {}

  private final Map<Key<D>, CompletableFuture<D>> datasets;

  DatasetCache(int capacity) {
    datasets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key<D>, CompletableFuture<D>> eldest) {
            return size() > capacity;
          }
        };
  }

  /** A data set; a second thread that asks for the same one waits for the first. */
  D get(DataPlan<D> plan, long seed, DoubleConsumer progress) {
    CompletableFuture<D> fresh = new CompletableFuture<>();
    CompletableFuture<D> dataset;
    synchronized (datasets) {
      dataset = datasets.computeIfAbsent(new Key<>(plan, seed), key -> fresh);
    }
    if (dataset == fresh) {
      try {
        fresh.complete(plan.loader().load(seed, progress));
      } catch (RuntimeException | Error e) { // Whoever waits for it must hear of it.
        fresh.completeExceptionally(e);
        throw e;
      }
    }
    return dataset.join();
  }
}
