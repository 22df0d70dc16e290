package io.github.grposuite.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most that a full garbage collection left on the heap. */
final class HeapWatch {
  private static final Set<String> OUTSIDE =
      Set.of("Metaspace", "Compressed Class Space", "CodeCache");

  private final AtomicLong most = new AtomicLong();

  private HeapWatch() {}

  /** Watches from now on. */
  static HeapWatch start() {
    HeapWatch watch = new HeapWatch();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, unused) ->
                  watch.collected(
                      GarbageCollectionNotificationInfo.from(
                          (CompositeData) notification.getUserData())),
              null,
              null);
    }
    return watch;
  }

  private void collected(GarbageCollectionNotificationInfo info) {
    if (!info.getGcAction().contains("major")) {
      return;
    }
    long used =
        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> OUTSIDE.stream().noneMatch(pool.getKey()::startsWith))
            .filter(pool -> !pool.getKey().startsWith("CodeHeap"))
            .mapToLong(pool -> ((MemoryUsage) pool.getValue()).getUsed())
            .sum();
    most.accumulateAndGet(used, Math::max);
  }

  double megabytes() {
    return most.get() / 1e6;
  }
}
