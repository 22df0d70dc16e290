package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Shard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a plan is run; nothing in here has a part in any result.
 *
 * @param engine the engine's name
 * @param master where an engine of many machines finds them, such as {@code spark://host:7077}
 * @param jobs cells that one process computes at a time
 * @param retryFailed whether cells that failed before run again
 * @param failFast whether the first cell that fails ends the run; the rest stays as it is
 * @param timeout of a cell
 * @param shard the part of the cells that is run; all if empty
 */
public record RunOptions(
    String engine,
    Optional<String> master,
    int jobs,
    boolean retryFailed,
    boolean failFast,
    Optional<Duration> timeout,
    Optional<Shard> shard) {
  /** The engine that computes on this process's threads. */
  public static final String LOCAL = "local";

  /** The engine on Apache Spark, a module of its own. */
  public static final String SPARK = "spark";

  /** On Apache Spark as well: one cell at a time, its training pairs on the executors. */
  public static final String SPARK_PAIRS = "spark-pairs";

  /** Threads of this process, and no more wishes. */
  public static RunOptions local(int jobs) {
    return new RunOptions(
        LOCAL, Optional.empty(), jobs, false, false, Optional.empty(), Optional.empty());
  }

  /** The cells of a plan that are run. */
  public List<Cell> of(List<Cell> cells) {
    return shard.map(part -> part.of(cells).stream().map(cells::get).toList()).orElse(cells);
  }
}
