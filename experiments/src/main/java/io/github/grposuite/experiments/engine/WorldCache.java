package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.DataHash;
import io.github.grposuite.experiments.plan.DataPlan;
import io.github.grposuite.experiments.plan.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/** The last few data sets, so that the methods of a seed share theirs. */
final class WorldCache {
  /** What is trained on, with its digest. */
  record World(Workload work, String hash) {}

  private record Key(DataPlan plan, long seed) {}

  private final Map<Key, CompletableFuture<World>> worlds;

  WorldCache(int capacity) {
    worlds =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<World>> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The cell's data set; a second thread that asks for the same one waits for the first. */
  World get(Cell cell, DoubleConsumer progress) {
    Key key = new Key(cell.data(), cell.seed());
    CompletableFuture<World> fresh = new CompletableFuture<>();
    CompletableFuture<World> world;
    synchronized (worlds) {
      world = worlds.computeIfAbsent(key, k -> fresh);
    }
    if (world == fresh) {
      try {
        Workload work = key.plan().load().load(key.seed(), progress);
        fresh.complete(new World(work, DataHash.of(work)));
      } catch (RuntimeException | Error e) { // Whoever waits for it must hear of it.
        fresh.completeExceptionally(e);
        throw e;
      }
    }
    return world.join();
  }
}
