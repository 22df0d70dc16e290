package io.github.grposuite.cluster;

/**
 * How many cells make a task: enough that what Spark costs a task does not count, few enough that
 * progress is seen and that no executor waits long for the last one.
 */
final class BatchSize {
  private static final double SECONDS = 0.5;
  private static final int MOST = 32;

  private long cells;
  private double seconds;

  /** Learns what a cell took. */
  void add(double cellSeconds) {
    cells++;
    seconds += cellSeconds;
  }

  /**
   * The number of cells of the next task.
   *
   * @param left cells that no task has yet
   * @param slots tasks that run at once
   */
  int next(int left, int slots) {
    if (cells == 0) {
      return 1;
    }
    int byTime = (int) Math.min(MOST, Math.ceil(SECONDS * cells / seconds));
    return Math.max(1, Math.min(byTime, left / (2 * slots)));
  }
}
