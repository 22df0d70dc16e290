package io.github.grposuite.cluster;

import java.util.function.Consumer;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Says when executors are lost, or when none comes. */
final class ExecutorWatch extends SparkListener {
  private static final long PATIENCE = 20_000_000_000L;

  private final SparkStatusTracker status;
  private final int others;
  private final String then;
  private final Consumer<String> notes;
  private long alone = System.nanoTime();

  /**
   * A watch.
   *
   * @param then what happens when an executor is lost
   */
  ExecutorWatch(SparkStatusTracker status, boolean local, String then, Consumer<String> notes) {
    this.then = then;
    this.status = status;
    this.others = local ? 0 : 1;
    this.notes = notes;
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    notes.accept(
        "executor "
            + event.executorId()
            + " was lost ("
            + event.reason().lines().findFirst().orElse("").strip()
            + "); "
            + then);
  }

  /** Called now and then while tasks wait. */
  void look() {
    if (status.getExecutorInfos().length > others) { // Spark counts the driver in.
      alone = System.nanoTime();
    } else if (System.nanoTime() - alone > PATIENCE) {
      notes.accept(
          "no executor yet; the cluster needs a worker with a free core and the memory of"
              + " spark.executor.memory (1 GB unless set)");
    }
  }
}
